import type { DocumentRecognition, PageRecognition } from '../../ipc/recognition-views.ts';
import { counted } from '../../core/cases/summary.ts';

/** What stands beside a page that is a picture; null for any other page. */
export function recognitionInWords(recognition: PageRecognition): string | null {
  switch (recognition.state) {
    case 'no-picture':
      return null;
    case 'waiting':
      return 'Recognising text…';
    case 'failed':
      return 'Text not recognised';
    case 'recognized': {
      const confidence = confidenceOf(recognition);
      return confidence === null ? 'A picture without text' : `Recognised text, ${confidence} % sure`;
    }
  }
}

/** How sure the recognition is of a page, each word by its length, in whole percent; null without words. */
export function confidenceOf({ lines }: Extract<PageRecognition, { state: 'recognized' }>): number | null {
  const words = lines.flat();
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return null;
  return Math.round(words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / letters);
}

/** How far a document was recognised; null where no page is a picture. */
export function progressInWords({ pictures, recognized, failed }: DocumentRecognition): string | null {
  if (pictures === 0) return null;
  const pages = pictures === 1 ? '1 page is a picture' : `${counted(pictures, 'page')} are pictures`;
  const could = failed === 0 ? '' : `, ${failed} could not be recognised`;
  if (recognized === pictures) return `${pages}: text recognised`;
  return `${pages}: text of ${recognized} recognised${could}`;
}

/** That pages were recognised with other languages than those chosen now, or in another order. */
export function outdatedInWords({ outdated, pictures }: DocumentRecognition): string {
  const which =
    outdated < pictures ? counted(outdated, 'page') : pictures === 1 ? 'The page' : `All ${pictures} pages`;
  return `${which} ${outdated === 1 ? 'was' : 'were'} recognised with other languages than those chosen now, or with the same in another order.`;
}
