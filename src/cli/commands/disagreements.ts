import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { termsInWords } from '../../core/cases/history.ts';
import { disagreementsOf } from '../../core/decisions/settle.ts';
import { dispositions, reasons as reasonList } from '../../core/legal-basis.ts';
import { caseSummaries, ledgerState } from '../../vault/ledger-store.ts';
import { countsHere, personStates } from '../../vault/people/standing.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Invocation, Outcome } from '../command.ts';
import { stateMark } from '../person-words.ts';
import { withVault } from '../with-vault.ts';

/** Every demand on which decisions stand that did not know of each other, with what each of them rests on. */
export function disagreements(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const all = caseSummaries(vault.db)
      .filter((summary) => summary.disagreements + summary.uncounted > 0)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({ id }) => disagreementsIn(vault, ledgerState(vault.db, id)));
    return { json: all, lines: all.length === 0 ? ['No disagreements.'] : all.flatMap(inWords) };
  });
}

type Listed = ReturnType<typeof disagreementsIn>[number];

function disagreementsIn(vault: Vault, state: CaseState) {
  const stateOf = personStates(vault.db);
  const counts = countsHere(vault.db);
  const nameOf = namesOf(state);
  const findings = new Map(state.findings.map((finding) => [finding.id, finding]));
  const documents = new Map(state.documents.map(({ sha256, name }) => [sha256, name]));
  return disagreementsOf(state).map(({ demand, positions }) => ({
    case: state.id,
    reference: state.request.reference,
    demand: demand.id,
    terms: demand.terms,
    positions: positions.map(({ entry, author, at, zone, terms, position }) => ({
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
      findings: position.findings.map((id) => {
        const finding = findings.get(id);
        if (finding === undefined) return { id };
        const { document, anchor, reading, withdrawn } = finding;
        return {
          id,
          document,
          documentName: documents.get(document) ?? '',
          page: anchor.page,
          quote: anchor.quote?.exact ?? null,
          ...reading,
          withdrawn,
        };
      }),
    })),
  }));
}

function inWords({ case: id, reference, demand, terms, positions }: Listed): string[] {
  return [
    `${reference || id}: ${termsInWords(terms)}  (demand ${demand})`,
    ...positions.flatMap(({ entry, author, at, disposition, reasons, rationale, findings }) => [
      `  ${entry.slice(0, 16)}  ${author.name}${stateMark(author.state)}, ${at}: ${dispositions.labels[disposition]}`,
      ...(reasons.length === 0
        ? []
        : [`    because: ${reasons.map((one) => reasonList.labels[one]).join(', ')}`]),
      ...(rationale === '' ? [] : [`    ${rationale}`]),
      ...findings.map((finding) =>
        'page' in finding
          ? `    cites page ${finding.page} of ${finding.documentName}${finding.quote === null ? '' : `: “${finding.quote}”`}`
          : `    cites a finding that is not there (${finding.id})`,
      ),
    ]),
  ];
}
