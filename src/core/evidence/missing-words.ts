import type { CaseState } from '../cases/case-state.ts';
import type { Gate } from '../guidelines/evidence-gate.ts';
import { verifiedByCall } from '../guidelines/element-standing.ts';
import { elements, type ElementId } from '../legal-basis.ts';
import { rangesInWords } from './pages-in-words.ts';

const mostElements = 3;

/** Why neither a finding that supports that the requester was verified nor a search shows how that stands, and what does. */
export const onlyCallShows =
  'neither a finding nor a search shows that the requester was verified, whatever the request says of itself: only a call back does, on a number from elsewhere, that reached somebody';

/** What is still missing, in a sentence; of elements that were searched in part, which pages were left out. */
export function missingInWords(
  { missing, elements: asked }: Gate,
  state: Pick<CaseState, 'documents'>,
): string {
  const more = missing.length - mostElements;
  const first = named(missing.slice(0, mostElements));
  const isStale = asked.some(({ ground }) => ground.type === 'nothing' && ground.stale !== undefined);
  return [
    `Nothing shows yet how it stands with ${more > 0 ? `${first} and ${more} more` : first}.`,
    ...(isStale
      ? [
          'Words that findings rest on changed in a later version, or were not compared with it: read them again, and say whether they hold all the same, or withdraw them: in Findings, or by the file of decide.',
        ]
      : []),
    ...leftOut({ missing, elements: asked }, state),
    ...waysOut(missing),
  ].join(' ');
}

function waysOut(missing: readonly ElementId[]): readonly string[] {
  const others = missing.some((element) => element !== verifiedByCall)
    ? ['Make a finding, say which pages were searched, or override with a reason.']
    : [];
  if (!missing.includes(verifiedByCall)) return others;
  return [
    ...others,
    `Of “${elements.labels[verifiedByCall]}”: ${onlyCallShows}. Record the call back, in the window under Emergency, or override with a reason.`,
  ];
}

function leftOut(
  { missing, elements: asked }: Pick<Gate, 'missing' | 'elements'>,
  state: Pick<CaseState, 'documents'>,
): readonly string[] {
  const partly = asked.flatMap((each) => {
    const pages = stillToSearch(each, state);
    return pages === null ? [] : [{ element: each.element, pages }];
  });
  return [...Map.groupBy(partly, ({ pages }) => pages)].slice(0, mostElements).map(([pages, alike]) => {
    const them = alike.map(({ element }) => element);
    const more = them.length - mostElements;
    const first = named(them.slice(0, mostElements));
    const all = them.length === 1 ? 'it' : 'them';
    const meant = them.length === missing.length ? all : more > 0 ? `${first} and ${more} more` : first;
    return `Not every page was searched for ${meant}; still to search: ${pages}.`;
  });
}

/** Of an element that was searched in part, the pages that were left out; else null. */
export function stillToSearch(
  { ground }: Pick<Gate['elements'][number], 'ground'>,
  state: Pick<CaseState, 'documents'>,
): string | null {
  return ground.type === 'nothing' && ground.isSearchedInPart === true
    ? rangesInWords(ground.unsearched, state)
    : null;
}

function named(ids: readonly ElementId[]): string {
  return ids.map((element) => `“${elements.labels[element]}”`).join(', ');
}
