import type { CaseDraft } from '../cases/case-draft.ts';
import type { SecondReviewEvent } from './projection.ts';

/** How what somebody wrote is shown, and what the bearer of a key is called. */
interface Words {
  readonly quoted: (text: string) => string;
  readonly name: (key: string) => string;
}

/** What an event of a second review does, given the case that it met. */
export function secondReviewInWords(
  before: CaseDraft | null,
  event: SecondReviewEvent,
  { quoted, name }: Words,
): readonly string[] {
  const noted = (text: string) => (text.trim() === '' ? '' : `: ${quoted(text)}`);
  switch (event.type) {
    case 'second-review-asked': {
      const by = event.by === null ? 'another reviewer' : name(event.by);
      return [
        `asked ${by} for ${event.mode === 'blind' ? 'a blind' : 'a'} second review${noted(event.note)}`,
      ];
    }
    case 'second-review-recalled':
      return [`took back the request for a second review${noted(event.reason)}`];
    case 'second-review-sealed':
      return ['began their sealed side of the blind review'];
    case 'second-review-committed':
      return [`committed their side of the blind review, sealed as ${event.head.slice(0, 16)}`];
    case 'decisions-approved': {
      const given = event.supersedes.length === 0 ? '' : ', in place of what they decided themselves';
      return [`approved ${decisionsOf(before, event.decisions, name)}${given}${noted(event.note)}`];
    }
    case 'decisions-returned':
      return [`returned ${decisionsOf(before, event.decisions, name)}${noted(event.reason)}`];
  }
}

function decisionsOf(
  before: CaseDraft | null,
  entries: readonly string[],
  name: (key: string) => string,
): string {
  const authors = new Set(entries.flatMap((entry) => before?.decisions.get(entry)?.author ?? []));
  const what = entries.length === 1 ? 'the decision' : `${entries.length} decisions`;
  return authors.size === 0 ? what : `${what} of ${[...authors].map(name).join(' and ')}`;
}
