import { namesOf, type CaseState, type Finding } from '../cases/case-state.ts';
import { elements, verdicts, type Verdict } from '../legal-basis.ts';
import { nameOfDemand } from '../requests/name-of-demand.ts';
import { concernInWords } from './concern-words.ts';
import { isStale, staleSince } from './stale-words.ts';
import type { Anchor } from './events.ts';

/** A finding as it leaves the case: what another reader shows of it. */
export interface OutgoingFinding {
  readonly id: string;
  readonly anchor: Anchor;
  readonly verdict: Verdict;
  readonly author: string;
  /** RFC 3339, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly subject: string;
  /** The reading in words; the note with it only where notes go out. */
  readonly contents: string;
}

/**
 * The standing findings of a document among `chosen`, in the order of its pages. Notes are internal work product: they
 * stay in unless `notes`.
 */
export function outgoingFindings(
  state: CaseState,
  document: string,
  chosen: (finding: Finding) => boolean,
  notes: boolean,
): OutgoingFinding[] {
  const nameOf = namesOf(state);
  return state.findings
    .filter((finding) => finding.document === document && finding.withdrawn === null && chosen(finding))
    .toSorted((a, b) => a.anchor.page - b.anchor.page || a.at.localeCompare(b.at))
    .map((finding) => outgoing(state, finding, nameOf(finding.author), notes));
}

function outgoing(state: CaseState, finding: Finding, author: string, notes: boolean): OutgoingFinding {
  const { id, anchor, reading, at, changed } = finding;
  const subject = `${verdicts.labels[reading.verdict]}: ${elements.labels[reading.element]}`;
  return {
    id,
    anchor,
    verdict: reading.verdict,
    author,
    created: at,
    modified: changed?.at ?? at,
    subject,
    contents: [
      subject,
      // Which data, but not whose: the accounts of one document may not be meant for the readers of another one.
      concernInWords(state, { reading }, (demand) => nameOfDemand(state.demands, demand)) ?? [],
      isStale(finding) ? `Stale: ${staleSince(finding)} a later version.` : [],
      notes && reading.note !== '' ? reading.note : [],
    ]
      .flat()
      .join('\n'),
  };
}

/** Red, green, blue, 0 to 1 each: the colours of highlights on white pages. */
export const verdictColours: Readonly<Record<Verdict, readonly [number, number, number]>> = {
  supports: [0.56, 0.83, 0.7],
  breaks: [0.95, 0.66, 0.6],
  unclear: [0.97, 0.82, 0.45],
};

/** The four corners of each box as ISO 32000 readers take them: left top, right top, left bottom, right bottom. */
export function quadPoints({ boxes }: Pick<Anchor, 'boxes'>): number[] {
  return boxes.flatMap(([left, bottom, right, top]) => [left, top, right, top, left, bottom, right, bottom]);
}

/** The box around all boxes; a place without any stands in the page's lower left corner. */
export function frameOf({ boxes }: Pick<Anchor, 'boxes'>): readonly [number, number, number, number] {
  if (boxes.length === 0) return [12, 12, 36, 36];
  return [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, bottom]) => bottom)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , top]) => top)),
  ];
}

/** `2026-01-01T12:00:00.000Z` as a PDF writes it. */
export function pdfTime(at: string): string {
  return `D:${at.replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
}
