import { termsInWords } from '../core/cases/history.ts';
import { namesOf, type CaseState, type Decision } from '../core/cases/case-state.ts';
import { sinceSigned } from '../core/decisions/changed-evidence.ts';
import { searchedInWords } from '../core/decisions/searched-in-vain.ts';
import { signedEvidence } from '../core/decisions/signed-evidence.ts';
import { notWorkedOut, overrideInWords } from '../core/decisions/signed-words.ts';
import { dispositions, reasons as reasonList } from '../core/legal-basis.ts';
import { overturnTeller } from '../core/second-review/overturned.ts';
import { entriesOf } from '../vault/ledger-store.ts';
import { countsHere, personStates } from '../vault/people/standing.ts';
import type { Vault } from '../vault/vault.ts';
import { stateMark } from './person-words.ts';

export type ToldDecision = ReturnType<ReturnType<typeof decisionTeller>>;

/** Tells decisions of a case with what they rest on, and whose they are. */
export function decisionTeller({ db }: Vault, state: CaseState) {
  const stateOf = personStates(db);
  const counts = countsHere(db);
  const nameOf = namesOf(state);
  const overturnsOf = overturnTeller(state);
  const signed = signedEvidence(entriesOf(db, state.id), state);
  const findings = new Map(state.findings.map((finding) => [finding.id, finding]));
  const documents = new Map(state.documents.map(({ sha256, name }) => [sha256, name]));
  return (decision: Decision) => {
    const { entry, author, at, zone, terms, position } = decision;
    return {
      entry,
      author: { name: nameOf(author), key: author, state: stateOf(author) },
      counts: counts({ entry, author }),
      at,
      zone,
      disposition: position.disposition,
      reasons: position.reasons,
      rationale: position.rationale,
      narrowed: position.narrowed,
      terms,
      overturns: overturnsOf(decision),
      overrides: (signed[entry]?.over ?? []).map((override) => ({
        elements: override.elements,
        author: override.author,
        reason: override.reason,
        words: overrideInWords(override, nameOf),
      })),
      searchedNotFound: signed[entry]?.searched ?? [],
      searchedWords: searchedInWords(signed[entry]?.searched ?? [], state),
      ...(signed[entry]?.unknown === true ? { notWorkedOut } : {}),
      findings: position.findings.map((id) => {
        const finding = findings.get(id);
        if (finding === undefined) return { id };
        const { document, anchor, reading, withdrawn } = finding;
        const before = signed[entry]?.before[id];
        const since = sinceSigned(state, finding, before);
        return {
          id,
          document,
          documentName: documents.get(document) ?? '',
          page: anchor.page,
          quote: anchor.quote?.exact ?? null,
          ...reading,
          withdrawn,
          ...(before === undefined ? {} : { whenSigned: before }),
          ...(since === null ? {} : { since }),
        };
      }),
    };
  };
}

export function decisionLines(told: ToldDecision): string[] {
  const { entry, author, at, disposition, reasons, rationale, narrowed } = told;
  const { overturns, searchedWords: searched, overrides, findings } = told;
  return [
    `  ${entry.slice(0, 16)}  ${author.name}${stateMark(author.state)}, ${at}: ${dispositions.labels[disposition]}`,
    ...overturns.map((words) => `    ${words}`),
    ...(narrowed === null ? [] : [`    given: ${termsInWords(narrowed)}`]),
    ...(reasons.length === 0
      ? []
      : [`    because: ${reasons.map((one) => reasonList.labels[one]).join(', ')}`]),
    ...(rationale === '' ? [] : [`    ${rationale}`]),
    ...('notWorkedOut' in told ? [`    ${told.notWorkedOut}`] : []),
    ...(searched === '' ? [] : [`    searched, not found: ${searched}`]),
    ...overrides.map(({ words }) => `    signed over the evidence gate: ${words}`),
    ...findings.map((finding) =>
      'page' in finding
        ? `    cites page ${finding.page} of ${finding.documentName}${finding.quote === null ? '' : `: “${finding.quote}”`}${'since' in finding ? ` (changed since it was signed: ${finding.since})` : ''}`
        : `    cites a finding that is not there (${finding.id})`,
    ),
  ];
}
