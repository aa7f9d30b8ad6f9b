/** One piece of a letter's body. */
export interface LetterBlock {
  readonly kind: 'paragraph' | 'heading' | 'quote' | 'item';
  readonly text: string;
}

const marks: Readonly<Record<Exclude<LetterBlock['kind'], 'paragraph'>, string>> = {
  heading: '# ',
  quote: '> ',
  item: '- ',
};

/** The body as it is edited: blocks apart by an empty line, items of one list by a line. */
export function writeBody(blocks: readonly LetterBlock[]): string {
  return blocks.map((block, index) => `${gapBefore(blocks[index - 1], block)}${lineOf(block)}`).join('');
}

function gapBefore(before: LetterBlock | undefined, block: LetterBlock): string {
  if (before === undefined) return '';
  return before.kind === 'item' && block.kind === 'item' ? '\n' : '\n\n';
}

function lineOf({ kind, text }: LetterBlock): string {
  const line = oneLine(text);
  if (kind !== 'paragraph') return `${marks[kind]}${line}`;
  // A paragraph that looks like a mark is no mark.
  return /^[#>-] |^\\/.test(line) ? `\\${line}` : line;
}

/** The blocks of a body: lines without a mark that follow each other are one paragraph. */
export function readBody(body: string): readonly LetterBlock[] {
  const blocks: LetterBlock[] = [];
  let isOpen = false;
  for (const raw of body.split(/\r\n|[\r\n]/)) {
    const line = oneLine(raw);
    const marked = Object.entries(marks).find(([, mark]) => line.startsWith(mark));
    const last = blocks.at(-1);
    if (line === '') {
      isOpen = false;
    } else if (marked !== undefined) {
      const [kind, mark] = marked as [keyof typeof marks, string];
      blocks.push({ kind, text: line.slice(mark.length).trim() });
      isOpen = false;
    } else if (isOpen && last !== undefined) {
      blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text} ${line}` };
    } else {
      blocks.push({ kind: 'paragraph', text: line.startsWith('\\') ? line.slice(1) : line });
      isOpen = true;
    }
  }
  return blocks.filter(({ text }) => text !== '');
}

/** White space single, no line end: what a quotation holds may not make marks of its own. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const open = /\[(?:Check before sending|Fill in): [^\]]*\]/g;

/** What the writer still has to check or fill in. */
export function openMarks(text: string): readonly string[] {
  return text.match(open) ?? [];
}

/** A text in brackets without brackets of its own. */
export function toFillIn(what: string): string {
  return `[Fill in: ${what.replaceAll(/[[\]]/g, '')}]`;
}

export function toCheck(what: string): string {
  return `[Check before sending: ${oneLine(what).replaceAll(/[[\]]/g, '')}]`;
}
