import { alikeInWords, comparedAgency, defectsOf } from '../../core/cases/alike.ts';
import type { CaseState, Demand } from '../../core/cases/case-state.ts';
import type { Disposition, ReasonId } from '../../core/legal-basis.ts';
import type { AlikeDecisions } from '../../ipc/views.ts';
import { rows, write, type ReadableDb, type WritableDb } from '../database.ts';

/** Writes what other cases remember of this one: its standing decisions, and what was wrong with it. */
export function writeMemory(db: WritableDb, state: CaseState): void {
  write(
    db,
    'DELETE FROM decision_defect WHERE entry IN (SELECT entry FROM decision_memory WHERE case_id = ?)',
    state.id,
  );
  write(db, 'DELETE FROM decision_memory WHERE case_id = ?', state.id);
  const standing = state.decisions.filter(({ supersededBy }) => supersededBy.length === 0);
  if (standing.length === 0) return;
  const defects = new Map(
    standing.map(({ position }) => [position.demand, defectsOf(state, position.demand)]),
  );
  for (const { entry, at, position, terms } of standing) {
    write(
      db,
      `INSERT INTO decision_memory (entry, case_id, at, agency, process, data, disposition, reasons)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      entry,
      state.id,
      at,
      comparedAgency(state.request.agency),
      state.request.process,
      terms.data,
      position.disposition,
      JSON.stringify([...new Set(position.reasons)].toSorted()),
    );
    for (const element of defects.get(position.demand) ?? []) {
      write(db, 'INSERT INTO decision_defect (entry, element) VALUES (?, ?)', entry, element);
    }
  }
}

interface Remembered {
  readonly case_id: string;
  readonly reference: string;
  readonly disposition: Disposition;
  readonly reasons: string;
}

const mostNamed = 20;
const mostLines = 8;

/**
 * Standing decisions of other cases on the like: the same category of data, by the same process or for the same agency,
 * with a defect in common (or none on either side). While nothing was found wrong with this demand, whatever was wrong
 * where both process and agency are the same: what to look for is what a person wants to know then. Those that await
 * their second review are among them. Grouped by how they ended, the most
 * frequent first, at most eight.
 */
export function alikeDecisions(db: ReadableDb, state: CaseState, demand: Demand): readonly AlikeDecisions[] {
  const defects = defectsOf(state, demand.id);
  const { process } = state.request;
  const agency = comparedAgency(state.request.agency);
  const defectOf = 'SELECT 1 FROM decision_defect d WHERE d.entry = m.entry';
  const [shared, ...values] =
    defects.length === 0
      ? ([
          `(NOT EXISTS (${defectOf}) OR (m.process = ? AND m.agency <> '' AND m.agency = ?))`,
          process,
          agency,
        ] as const)
      : ([
          `EXISTS (${defectOf} AND d.element IN (SELECT value FROM json_each(?)))`,
          JSON.stringify(defects),
        ] as const);
  const found = rows<Remembered>(
    db,
    `SELECT m.case_id, coalesce(json_extract(v.summary, '$.reference'), '') AS reference, m.disposition, m.reasons
     FROM decision_memory m LEFT JOIN case_view v ON v.case_id = m.case_id
     WHERE m.data = ? AND m.case_id <> ? AND (m.process = ? OR (m.agency <> '' AND m.agency = ?)) AND ${shared}
     ORDER BY m.at DESC, m.entry`,
    demand.terms.data,
    state.id,
    process,
    agency,
    ...values,
  );
  return [...Map.groupBy(found, ({ disposition, reasons }) => `${disposition} ${reasons}`).values()]
    .flatMap(alikeOf)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostLines);
}

function alikeOf(group: readonly Remembered[]): readonly AlikeDecisions[] {
  const [first] = group;
  if (first === undefined) return [];
  const cases = new Map(group.map(({ case_id, reference }) => [case_id, reference]));
  const reasons = JSON.parse(first.reasons) as readonly ReasonId[];
  return [
    {
      words: alikeInWords(cases.size, first.disposition, reasons),
      count: cases.size,
      cases: [...cases].slice(0, mostNamed).map(([caseId, reference]) => ({ case: caseId, reference })),
    },
  ];
}
