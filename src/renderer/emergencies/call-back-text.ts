import type { CaseState } from '../../core/cases/case-state.ts';
import { hasUnread, type NumberComparison, type ToldCallBack } from '../../core/emergencies/commands.ts';
import { callOutcomes, numberSources } from '../../core/emergencies/events.ts';
import { dialledDigits } from '../../core/emergencies/phone-number.ts';
import { boolean, nullable, object, oneOf, parse, text, type Of } from '../../core/shape.ts';
import { splitMomentText, textToMoment } from '../cases/moment-text.ts';

const shape = object({
  caller: text(500),
  /** Local time and zone, as `joinMomentText` has them. */
  called: text(100),
  number: text(60),
  source: nullable(oneOf(['the-request', ...numberSources.ids])),
  sourceNote: text(500),
  answeredBy: text(500),
  outcome: nullable(oneOf(callOutcomes.ids)),
  note: text(20_000),
  comparedByEye: boolean,
});

/** A call back that is being told: what was not chosen yet is null. */
export type CallBackText = Of<typeof shape>;

/** A call back out of a draft; null where the draft is none. */
export function readCallBackDraft(draft: string | null): CallBackText | null {
  if (draft === null) return null;
  try {
    return parse(shape, JSON.parse(draft));
  } catch {
    return null;
  }
}

/** What the form asks that takes a call back out of the count. */
export function withdrawalAsks({ end }: Pick<CaseState, 'end'>): string {
  const asks = 'Why is the call back withdrawn?';
  return end === null ? asks : `${asks} The request was answered: what was given stays given.`;
}

/** The call back as it can be recorded, or what it still lacks, in a sentence. */
export function toldOf(
  call: CallBackText,
  comparison: NumberComparison | null,
): { readonly told: ToldCallBack } | { readonly lacking: string } {
  const { source, outcome } = call;
  const called = textToMoment(splitMomentText(call.called));
  if (dialledDigits(call.number) === null) return { lacking: 'Write the number that was called, in digits.' };
  if (comparison === null) return { lacking: 'The number is compared with the documents…' };
  if (comparison.places.length > 0) return { lacking: 'This number counts for nothing. Call another one.' };
  if (source === null) return { lacking: 'Say where the number came from.' };
  if (source === 'the-request')
    return { lacking: 'A number from the request counts for nothing. Call another one.' };
  if (call.sourceNote.trim() === '') return { lacking: 'Say where exactly the number stands.' };
  if (hasUnread(comparison) && !call.comparedByEye) {
    return { lacking: 'Compare the number with the pages that hold pictures.' };
  }
  if (call.caller.trim() === '' || called === null) return { lacking: 'Say who called, and when.' };
  if (outcome === null) return { lacking: 'Say what came of it.' };
  const trimmed = {
    caller: call.caller.trim(),
    number: call.number.trim(),
    sourceNote: call.sourceNote.trim(),
    answeredBy: call.answeredBy.trim(),
    note: call.note.trim(),
  };
  return { told: { ...trimmed, called, source, outcome, comparedByEye: call.comparedByEye } };
}

const mostPages = 12;

/** Which pages of a document a number could not be compared with, in a sentence. */
export function unreadInWords(pages: readonly number[] | null, name: string): string {
  if (pages === null) return `“${name}” could not be read to its end.`;
  const listed = `${pages.slice(0, mostPages).join(', ')}${pages.length > mostPages ? ' and more' : ''}`;
  return `“${name}”: ${pages.length === 1 ? 'page' : 'pages'} ${listed} ${pages.length === 1 ? 'holds' : 'hold'} pictures that were not read, or only recognised.`;
}
