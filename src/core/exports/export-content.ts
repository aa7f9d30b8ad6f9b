import { namesOf, type CaseState } from '../cases/case-state.ts';
import { dayOfMoment } from '../clocks/zoned-time.ts';
import { termsInWords } from '../cases/history.ts';
import { concernInWords } from '../findings/concern-words.ts';
import { dispositions, documentRoles, elements, verdicts } from '../legal-basis.ts';
import type { TypedText } from './typed-texts.ts';

/** What goes along when a case leaves, as whoever receives it will see it. */
export interface ExportContent {
  readonly case: string;
  readonly reference: string;
  readonly entries: number;
  readonly documents: readonly string[];
  readonly findings: readonly string[];
  readonly decisions: readonly string[];
  /** Everything that was typed: notes, rationales, reasons; what was replaced too, and marked so. */
  readonly notes: readonly string[];
  /** Whole letters. */
  readonly letters: readonly string[];
  /** Internal notes that their authors released. */
  readonly internalNotes: readonly string[];
  /** Reviewers, whoever requests, and the accounts demanded. */
  readonly names: readonly string[];
  readonly dates: readonly string[];
}

/**
 * `state` is the open part of the case whoever signed, `counting` what of it counts here, which names things; `typed` is
 * what was typed in it. What is withheld is in none of them.
 */
export function exportContent(
  state: CaseState,
  counting: CaseState,
  typed: readonly TypedText[],
): ExportContent {
  const nameOf = namesOf(state);
  const { findings, decisions } = state;
  const { request, documents } = counting;
  const titles = new Set([request.reference, ...documents.map(({ name }) => name)]);
  const documentNames = new Map(documents.map(({ sha256, name }) => [sha256, name]));
  return {
    case: state.id,
    reference: request.reference,
    entries: state.entries,
    documents: documents.map(({ name, role }) => `${name} (${documentRoles.labels[role]})`),
    findings: findings.map(({ document, anchor, reading, withdrawn }) =>
      [
        `${elements.labels[reading.element]}: ${verdicts.labels[reading.verdict].toLowerCase()}, page ${anchor.page} of ${documentNames.get(document) ?? 'a document'}${withdrawn === null ? '' : ' (withdrawn)'}`,
        concernInWords(state, { reading }) ?? [],
      ]
        .flat()
        .join('. '),
    ),
    decisions: decisions.map(
      ({ author, position, terms }) =>
        `${nameOf(author)}: ${dispositions.labels[position.disposition]}, on ${termsInWords(terms)}`,
    ),
    notes: [...shown(typed, 'notes'), ...shown(typed, 'titles').filter((title) => !titles.has(title))],
    letters: shown(typed, 'letters'),
    internalNotes: shown(typed, 'internalNotes'),
    names: [...new Set([...state.reviewers.map(({ key }) => nameOf(key)), ...shown(typed, 'names')])].filter(
      (name) => name !== '',
    ),
    dates: [...new Set([...datesOf(counting), ...datesOf(state)])],
  };
}

/** An earlier text is in the ledger for good, so it leaves with the one that took its place. */
function shown(typed: readonly TypedText[], kind: TypedText['kind']): readonly string[] {
  return typed
    .filter((one) => one.kind === kind)
    .map(({ text, isEarlier }) => (isEarlier ? `${text} (earlier, replaced since)` : text));
}

/** All that was typed in the case and leaves with it, but for the reference that it has, which is looked through by itself. */
export function writtenIn({ request }: CaseState, typed: readonly TypedText[]): readonly string[] {
  return typed.map(({ text }) => text).filter((text) => text !== request.reference);
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
    ...ofRequest.flatMap(([label, moment]) => (moment === null ? [] : [`${label} ${dayOfMoment(moment)}`])),
    ...new Set(
      demands.flatMap(({ terms: { from, to } }) =>
        from === null && to === null ? [] : [`demanded from ${from ?? 'the beginning'} to ${to ?? 'now'}`],
      ),
    ),
  ];
}
