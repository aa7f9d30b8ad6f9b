import type { PdfEngine } from './pdf-engine.ts';

/** Characters whose direction is asked for, spread over the page. */
const ASKED = 128;

/**
 * Opens a page's text; 0 where there is none. PDFium sorts text by where it stands on the page as the viewer turns it, so
 * that lines which run up or down there come in any order: here the page is turned so that most letters stand upright
 * while its text is put in order, and then back.
 */
export function loadText(engine: Pick<PdfEngine, 'call'>, page: number): number {
  const text = engine.call('FPDFText_LoadPage', page);
  const own = engine.call('FPDFPage_GetRotation', page) & 3;
  const upright = text === 0 ? own : uprightTurn(engine, text, own);
  if (upright === own) return text;
  engine.call('FPDFText_ClosePage', text);
  engine.call('FPDFPage_SetRotation', page, upright);
  const turned = engine.call('FPDFText_LoadPage', page);
  engine.call('FPDFPage_SetRotation', page, own);
  return turned;
}

/** The quarter turns, clockwise, by which most letters stand upright; `own` where as many do by those. */
function uprightTurn(engine: Pick<PdfEngine, 'call'>, text: number, own: number): number {
  const count = engine.call('FPDFText_CountChars', text);
  const step = Math.max(1, Math.floor(count / ASKED));
  const votes: [number, number, number, number] = [0, 0, 0, 0];
  for (let index = 0; index < count; index += step) {
    if (engine.call('FPDFText_IsGenerated', text, index) === 1) continue;
    const angle = engine.call('FPDFText_GetCharAngle', text, index);
    const quarters = -Math.round(angle / (Math.PI / 2)) & 3;
    votes[quarters as 0 | 1 | 2 | 3] += 1;
  }
  const most = Math.max(...votes);
  return votes[own as 0 | 1 | 2 | 3] === most ? own : votes.indexOf(most);
}
