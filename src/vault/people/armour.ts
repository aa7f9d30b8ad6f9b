import { Failure } from '../../core/failure.ts';

const lineLength = 64;
const words = { 'IDENTITY CARD': 'identity card', RECEIPT: 'receipt' } as const;
export type Armoured = keyof typeof words;

/** The first line of an armoured text. */
export const begin = (kind: Armoured) => `-----BEGIN REDROPE ${kind}-----`;
const end = (kind: Armoured) => `-----END REDROPE ${kind}-----`;

/** Base64 of `json` between two lines that say what it is: docs/formats/identity-card.md. */
export function armoured(kind: Armoured, json: string): string {
  const body = Buffer.from(json).toString('base64');
  const lines = body.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return [begin(kind), ...lines, end(kind), ''].join('\n');
}

/** What a mail puts before each line that it quotes. */
const quoteMarks = /^[\s>]+/;

/** The JSON between the two lines in a text; what stands around them is left aside. Failure `card-invalid`. */
export function readArmoured(kind: Armoured, file: string): string {
  const word = words[kind];
  const written = file.split(/\r\n|\n|\r/).map((line) => line.trim());
  // What is quoted is taken only where nothing else is there: an answer may quote the mail that it answers.
  const lines = written.includes(begin(kind)) ? written : written.map((line) => line.replace(quoteMarks, ''));
  const [first, last] = [lines.indexOf(begin(kind)), lines.indexOf(end(kind))];
  if (first === -1 || last < first) throw invalid(`it has no ${word} in it, or not the whole of one`);
  if (lines.lastIndexOf(begin(kind)) !== first || lines.lastIndexOf(end(kind)) !== last) {
    throw invalid(`it has more than one ${word} in it. Keep each in a file of its own`);
  }
  const body = lines.slice(first + 1, last).join('');
  const bytes = Buffer.from(body, 'base64');
  // Buffer is lenient about Base64; one content has one spelling here.
  if (bytes.toString('base64') !== body) throw invalid(`the ${word} in it was damaged on its way`);
  const json = bytes.toString('utf8');
  if (Buffer.compare(Buffer.from(json), bytes) !== 0) throw invalid(`the ${word} in it is not UTF-8`);
  return json;
}

function invalid(what: string): Failure {
  return new Failure('card-invalid', `The file cannot be taken: ${what}. Nothing was changed.`);
}
