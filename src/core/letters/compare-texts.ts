import { letterKindLabels, letterKinds } from './letter-kinds.ts';
import type { KindTexts, LetterTexts } from './letter-texts.ts';

/** What one kind of letter says otherwise. */
export interface TextsChange {
  readonly letter: string;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Which lines differ from `a` to `b`, letter by letter; none where they say the same. */
export function compareTexts(a: LetterTexts, b: LetterTexts): readonly TextsChange[] {
  const language =
    a.locale === b.locale ? [] : [{ letter: 'Numbers and dates', gone: [a.locale], come: [b.locale] }];
  const letters = letterKinds.flatMap((kind) => {
    const [before, after] = [linesOf(a.letters[kind]), linesOf(b.letters[kind])];
    const gone = before.filter((line) => !after.includes(line));
    const come = after.filter((line) => !before.includes(line));
    const isSame = gone.length + come.length === 0 && before.join('\n') === after.join('\n');
    return isSame ? [] : [{ letter: letterKindLabels[kind], gone, come }];
  });
  return [...language, ...letters];
}

function linesOf({ subject, body }: KindTexts): readonly string[] {
  return [subject, ...body];
}
