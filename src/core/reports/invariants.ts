import type { TableCategory } from './columns.ts';
import { wholePercent } from './percentage.ts';

/** A fault in a table. Errors block publishing; warnings are to be explained. */
export interface TableProblem {
  readonly severity: 'error' | 'warning';
  /** The row's country or region, where it has one. */
  readonly row: string;
  readonly rule: string;
  readonly message: string;
}

/** The figures of a row by the ids of its columns; null is blank. */
export type RowFigures = Readonly<Record<string, number | null>>;

interface Rule {
  readonly id: string;
  readonly severity: TableProblem['severity'];
  /** What is wrong, in a sentence; null where nothing is, or a figure that is needed is blank. */
  readonly check: (figures: RowFigures) => string | null;
}

function atMost(
  severity: TableProblem['severity'],
  id: string,
  parts: readonly string[],
  whole: string,
  what: string,
): Rule {
  return {
    id,
    severity,
    check: (figures) => {
      const values = parts.map((part) => figures[part] ?? null);
      const limit = figures[whole] ?? null;
      if (limit === null || values.every((value) => value === null)) return null;
      const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
      return sum > limit ? `${what}: ${sum} of ${limit}.` : null;
    },
  };
}

const moreDisclosed = (parts: readonly string[]) =>
  atMost(
    'error',
    'data-at-most-received',
    parts,
    'received',
    'More requests were answered with data than received',
  );

const fewerIdentifiers = atMost(
  'warning',
  'identifiers-at-least-received',
  ['received'],
  'identifiers',
  'More requests were received than identifiers were named',
);

const emergencySum: Rule = {
  id: 'emergency-outcomes-add-up',
  severity: 'warning',
  check: (figures) => {
    const parts = ['rejected', 'no-data', 'data-provided'].map((id) => figures[id] ?? null);
    const received = figures['received'] ?? null;
    if (received === null || parts.some((part) => part === null)) return null;
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    return sum === received
      ? null
      : `Rejected, no data and data come to ${sum}, not to the ${received} received.`;
  },
};

const part = (id: string, what: string) => atMost('error', `${id}-at-most-received`, [id], 'received', what);

const challengedPart = part('challenged', 'More requests were challenged than received');
const removals: readonly Rule[] = [
  challengedPart,
  part('app-removed', 'Apps were removed in more requests than were received'),
  atMost(
    'warning',
    'removed-at-most-specified',
    ['apps-removed'],
    'identifiers',
    'More apps were removed than named',
  ),
  atMost(
    'warning',
    'granted-at-most-received',
    ['appeals-granted'],
    'appeals-received',
    'More appeals were granted than received',
  ),
  atMost(
    'warning',
    'reinstated-at-most-removed',
    ['apps-reinstated'],
    'apps-removed',
    'More apps were reinstated than removed',
  ),
  fewerIdentifiers,
];
const identifierRules: readonly Rule[] = [moreDisclosed(['data-provided']), fewerIdentifiers];

const rulesOf: Readonly<Record<TableCategory, readonly Rule[]>> = {
  device: identifierRules,
  'financial-identifier': identifierRules,
  'push-token': identifierRules,
  // Challenged, non-content and content together may exceed received: what is challenged in part can still yield data.
  account: [moreDisclosed(['non-content', 'content']), challengedPart, fewerIdentifiers],
  'account-preservation': [
    atMost(
      'warning',
      'preserved-at-most-specified',
      ['preserved'],
      'identifiers',
      'More accounts were preserved than named',
    ),
    fewerIdentifiers,
  ],
  'account-restriction-deletion': [
    part('no-action', 'More requests were refused than received'),
    part('restricted', 'Accounts were restricted in more requests than were received'),
    part('deleted', 'Accounts were deleted in more requests than were received'),
    fewerIdentifiers,
  ],
  emergency: [moreDisclosed(['data-provided']), emergencySum],
  'digital-content-provider': [moreDisclosed(['data-provided']), challengedPart],
  'app-removal-legal': removals,
  'app-removal-policy': removals,
  'private-party': [moreDisclosed(['data-provided'])],
};

/** Says for each of the columns that it counts more requests than were received. */
export function moreThanReceived(
  row: string,
  figures: RowFigures,
  columns: readonly string[],
): readonly TableProblem[] {
  return columns.flatMap((id): TableProblem[] => {
    const [value, received] = [figures[id] ?? null, figures['received'] ?? null];
    if (value === null || received === null || value <= received) return [];
    const message = `More requests are ${id} than received: ${value} of ${received}.`;
    return [{ severity: 'error', row, rule: `${id}-at-most-received`, message }];
  });
}

/** Which columns a category's percentage rests on. */
export function numeratorOf(category: TableCategory): readonly string[] {
  return category === 'account' ? ['non-content', 'content'] : ['data-provided'];
}

/** Everything that is wrong with the figures of a row, a percentage that does not follow from them among it. */
export function rowProblems(
  category: TableCategory,
  row: string,
  figures: RowFigures,
): readonly TableProblem[] {
  const broken = rulesOf[category].flatMap(({ id, severity, check }): TableProblem[] => {
    const message = check(figures);
    return message === null ? [] : [{ severity, row, rule: id, message }];
  });
  const percentage = percentageProblem(category, row, figures);
  return percentage === null ? broken : [...broken, percentage];
}

function percentageProblem(category: TableCategory, row: string, figures: RowFigures): TableProblem | null {
  const given = figures['percentage'] ?? null;
  const received = figures['received'] ?? null;
  const parts = numeratorOf(category).map((id) => figures[id] ?? null);
  if (given === null || received === null || received === 0 || parts.some((value) => value === null))
    return null;
  const expected = wholePercent(
    parts.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    received,
  );
  if (expected === given) return null;
  return {
    severity: 'error',
    row,
    rule: 'percentage',
    message: `The percentage is ${given}, but the figures give ${expected}.`,
  };
}
