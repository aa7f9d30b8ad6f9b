import type { CaseState, Stamp } from '../cases/case-state.ts';
import type { SummaryBlock } from '../bundles/summary.ts';
import type { Moment } from '../primitives.ts';
import type { DemandTerms } from '../requests/events.ts';
import {
  countsAsEmergency,
  isOwnRelease,
  releaseMissing,
  unreviewedReleases,
  type CallBack,
} from './emergency-state.ts';
import { callOutcomes, numberSources, reviewOutcomes } from './events.ts';

/** How a summary writes what the emergency's blocks have in common with its others. */
export interface SummaryWords {
  readonly cut: (text: string) => string;
  readonly field: (label: string, value: string | null) => SummaryBlock;
  readonly fine: (text: string) => SummaryBlock;
  readonly signed: (stamp: Stamp) => string;
  readonly momentInWords: (moment: Moment) => string | null;
  readonly termsInWords: (terms: DemandTerms) => string;
}

/** The calls back, the releases and the follow-up reviews of a case; nothing where there are none. */
export function emergencyBlocks(state: CaseState, words: SummaryWords): readonly SummaryBlock[] {
  const { callBacks, releases, reviews } = state.emergency;
  if (!countsAsEmergency(state) && callBacks.length + releases.length + reviews.length === 0) return [];
  const { cut, field, fine, signed, termsInWords } = words;
  const missing = releaseMissing(state);
  const open = unreviewedReleases(state).length > 0;
  return [
    { kind: 'heading', text: 'Emergency' },
    ...(callBacks.length === 0 ? [field('Called back', 'Nobody was called back')] : []),
    ...callBacks.flatMap((call) => callBlocks(call, words)),
    ...(missing === null ? [] : [field('Release', missing)]),
    ...releases.flatMap((release): readonly SummaryBlock[] => [
      itemOf(`Released: ${termsInWords(release.given)}`, release.withdrawn, cut),
      ...(release.given.identifiers.length < 2
        ? []
        : [field('Identifiers', release.given.identifiers.join(', '))]),
      field('No more, because', release.why),
      fine(signed(release)),
    ]),
    ...reviews.flatMap((review): readonly SummaryBlock[] => [
      { kind: 'item', text: `Follow-up review: ${reviewOutcomes.labels[review.outcome]}`, tone: 'plain' },
      { kind: 'paragraph', text: cut(review.note) },
      ...(isOwnRelease(state, review.releases, review.author)
        ? [fine('Reviewed by one of those who released it')]
        : []),
      fine(signed(review)),
    ]),
    ...(open ? [field('Follow-up review', 'Still to be done')] : []),
  ];
}

function callBlocks(
  call: CallBack,
  { cut, field, fine, signed, momentInWords }: SummaryWords,
): readonly SummaryBlock[] {
  const answer = call.answeredBy.trim() === '' ? '' : `, answered by ${call.answeredBy}`;
  return [
    itemOf(`Called back: ${callOutcomes.labels[call.outcome]}`, call.withdrawn, cut),
    field('Number', `${call.number}, called by ${call.caller}, ${momentInWords(call.called) ?? ''}${answer}`),
    field('Number from', `${numberSources.labels[call.source]}: ${call.sourceNote}`),
    ...(call.note.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: cut(call.note) }]),
    fine(comparedInWords(call)),
    fine(signed(call)),
  ];
}

function comparedInWords({ compared, comparedByEye }: CallBack): string {
  const pages = compared.reduce((sum, { read }) => sum + read, 0);
  const rest = compared.some(({ unread }) => unread !== 0);
  return `Compared with the text of ${pages} page${pages === 1 ? '' : 's'} of the case’s documents, which did not have the number${rest && comparedByEye ? '; pages with pictures, or that could not be read, were compared by eye' : ''}`;
}

function itemOf(text: string, withdrawn: string | null, cut: (text: string) => string): SummaryBlock {
  return withdrawn === null
    ? { kind: 'item', text, tone: 'plain' }
    : { kind: 'item', text: `${text} (withdrawn: ${cut(withdrawn)})`, tone: 'void' };
}
