import { Failure } from '../failure.ts';
import { editionName, ruleId } from '../guidelines/guideline.ts';
import { jsonFault } from '../guidelines/json-fault.ts';
import { list, literal, object, parse, text, type Of } from '../shape.ts';
import { locale } from './events.ts';
import { letterKinds, type LetterKind } from './letter-kinds.ts';

export const letterTextsFormat = 'redrope-letters-1';

/** Stand within a line and become words. */
export const wordPlaceholders = [
  'reference',
  'agency',
  'process',
  'received',
  'due',
  'today',
  'sender',
  'account',
] as const;
/** Stand on a line of their own and become paragraphs. */
export const blockPlaceholders = [
  'demands',
  'unclear',
  'objections',
  'narrowed',
  'rejected',
  'produced',
  'account-demands',
] as const;
export type WordPlaceholder = (typeof wordPlaceholders)[number];
export type BlockPlaceholder = (typeof blockPlaceholders)[number];

const oneText = object({ subject: text(500, 1), body: list(text(4000, 1), 100, 1) });
export type KindTexts = Of<typeof oneText>;

const shape = object({
  format: literal(letterTextsFormat),
  id: ruleId,
  title: text(200, 1),
  edition: editionName,
  locale,
  letters: object({
    acknowledgement: oneText,
    clarification: oneText,
    narrowing: oneText,
    objection: oneText,
    rejection: oneText,
    production: oneText,
    'user-notice': oneText,
  }),
});
/** The words of every kind of letter: docs/formats/letters.md. */
export type LetterTexts = Of<typeof shape>;

/**
 * What a kind cannot be without: an objection has to cite what it rests on. Of findings and decisions it may tell no more:
 * whether that may be told is asked of each kind.
 */
const needed: Readonly<Record<LetterKind, BlockPlaceholder | null>> = {
  acknowledgement: null,
  clarification: 'unclear',
  narrowing: 'narrowed',
  objection: 'objections',
  rejection: 'rejected',
  production: 'produced',
  'user-notice': 'account-demands',
};

/** Texts of their file. Throws a Failure `invalid-input` that names the place of the first fault. */
export function readLetterTexts(json: string): LetterTexts {
  const bare = json.startsWith('\uFEFF') ? json.slice(1) : json;
  const found = jsonFault(bare);
  if (found !== null) {
    const { line, column, what } = found;
    throw new Failure(
      'invalid-input',
      `The file is not JSON: line ${line}, column ${column} must be ${what}.`,
    );
  }
  return checkLetterTexts(JSON.parse(bare));
}

/** The same from a value that was parsed already. */
export function checkLetterTexts(value: unknown): LetterTexts {
  const texts = parse(shape, value);
  for (const kind of letterKinds) {
    const { subject, body } = texts.letters[kind];
    const place = `letters.${kind}`;
    checkLine(subject, `${place}.subject`, false);
    body.forEach((line, index) => checkLine(line, `${place}.body[${index}]`, true));
    const block = needed[kind];
    if (block !== null && !body.includes(`{${block}}`)) {
      throw new Failure('invalid-input', `${place}.body must have {${block}} on a line of its own.`);
    }
    const allowed = allowedIn(kind);
    const leaking = body.findIndex((line) => isBlock(line) && !allowed.includes(line));
    if (leaking >= 0) {
      const why =
        kind === 'user-notice'
          ? 'a user is told of their own account only'
          : `of the case this letter tells ${allowed.join(' and ')} only`;
      throw new Failure('invalid-input', `${place}.body[${leaking}] must be absent: ${why}.`);
    }
  }
  return texts;
}

/** The blocks that a kind may have, as they stand in it. */
function allowedIn(kind: LetterKind): readonly string[] {
  const own = needed[kind];
  return [...(kind === 'user-notice' ? [] : ['{demands}']), ...(own === null ? [] : [`{${own}}`])];
}

const placeholder = /\{([^{}]*)\}/g;

function isBlock(line: string): boolean {
  return blockPlaceholders.some((name) => line === `{${name}}`);
}

function checkLine(line: string, path: string, mayBeBlock: boolean): void {
  if (mayBeBlock && isBlock(line)) return;
  for (const [whole, name = ''] of line.matchAll(placeholder)) {
    if (wordPlaceholders.some((known) => known === name)) continue;
    const isMisplaced = blockPlaceholders.some((known) => known === name);
    throw new Failure(
      'invalid-input',
      isMisplaced
        ? `${path} must have ${whole} on a line of its own in the body.`
        : `${path} has the unknown placeholder ${whole.slice(0, 60)}. Known are: ${[...wordPlaceholders, ...blockPlaceholders].map((known) => `{${known}}`).join(', ')}.`,
    );
  }
  if (/[{}]/.test(line.replaceAll(placeholder, ''))) {
    throw new Failure('invalid-input', `${path} must have a closing brace for each opening one.`);
  }
}

/** A line with its words put in, in one pass: what is put in is never read again. */
export function filled(line: string, words: Readonly<Record<WordPlaceholder, string>>): string {
  return line.replaceAll(placeholder, (whole, name: string) =>
    Object.hasOwn(words, name) ? words[name as WordPlaceholder] : whole,
  );
}

export function blockOf(line: string): BlockPlaceholder | null {
  return blockPlaceholders.find((name) => line === `{${name}}`) ?? null;
}
