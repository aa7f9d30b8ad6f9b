import { namesOf, standingDemands, type CaseState } from '../cases/case-state.ts';
import { termsInWords } from '../cases/history.ts';
import { dispositions, documentRoles, elements, verdicts } from '../legal-basis.ts';

/** What goes along when a case leaves, as whoever receives it will see it. */
export interface ExportContent {
  readonly case: string;
  readonly reference: string;
  readonly entries: number;
  readonly documents: readonly string[];
  readonly findings: readonly string[];
  readonly decisions: readonly string[];
  /** Everything that was typed: notes, rationales, reasons. */
  readonly notes: readonly string[];
  /** Internal notes that their authors released. */
  readonly internalNotes: readonly string[];
  /** Reviewers, whoever requests, and the accounts demanded. */
  readonly names: readonly string[];
  readonly dates: readonly string[];
}

/** `state` is the open part of the case: what is withheld is not in it. */
export function exportContent(state: CaseState): ExportContent {
  const nameOf = namesOf(state);
  const { request, documents, findings, decisions } = state;
  const documentNames = new Map(documents.map(({ sha256, name }) => [sha256, name]));
  return {
    case: state.id,
    reference: request.reference,
    entries: state.entries,
    documents: documents.map(({ name, role }) => `${name} (${documentRoles.labels[role]})`),
    findings: findings.map(
      ({ document, anchor, reading, withdrawn }) =>
        `${elements.labels[reading.element]}: ${verdicts.labels[reading.verdict].toLowerCase()}, page ${anchor.page} of ${documentNames.get(document) ?? 'a document'}${withdrawn === null ? '' : ' (withdrawn)'}`,
    ),
    decisions: decisions.map(
      ({ author, position, terms }) =>
        `${nameOf(author)}: ${dispositions.labels[position.disposition]}, on ${termsInWords(terms)}`,
    ),
    notes: textsOf(state),
    internalNotes: state.internalNotes.map(({ text }) => text),
    names: [
      ...new Set([
        ...state.reviewers.map(({ key }) => nameOf(key)),
        request.agency,
        ...standingDemands(state).flatMap(({ terms }) => terms.identifiers),
      ]),
    ].filter((name) => name !== ''),
    dates: datesOf(state),
  };
}

/** The texts that reviewers typed, each once. */
function textsOf({ findings, decisions, searches, overrides, demands, end }: CaseState): readonly string[] {
  const texts = [
    ...findings.flatMap(({ reading, withdrawn }) => [reading.note, withdrawn ?? '']),
    ...decisions.map(({ position }) => position.rationale),
    ...searches.map(({ note }) => note),
    ...overrides.map(({ reason }) => reason),
    ...demands.map(({ withdrawn }) => withdrawn ?? ''),
    end?.reason ?? '',
  ];
  return [...new Set(texts)].filter((text) => text.trim() !== '');
}

/** All that was typed in the case and leaves with it. */
export function writtenIn(state: CaseState): readonly string[] {
  return [...textsOf(state), ...state.internalNotes.map(({ text }) => text)];
}

function datesOf({ request, demands, moments }: CaseState): readonly string[] {
  const { received, due, nondisclosure } = request;
  const ofRequest = [
    ['received', received],
    ['due', due],
    ['nondisclosure until', nondisclosure?.until ?? null],
    ...Object.entries(moments),
  ] as const;
  return [
    ...ofRequest.flatMap(([label, moment]) =>
      moment === null ? [] : [`${label} ${moment.at.slice(0, 10)}`],
    ),
    ...new Set(
      demands.flatMap(({ terms: { from, to } }) =>
        from === null && to === null ? [] : [`demanded from ${from ?? 'the beginning'} to ${to ?? 'now'}`],
      ),
    ),
  ];
}
