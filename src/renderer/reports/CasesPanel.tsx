import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { X } from 'lucide-react';
import type { ReportCase, ReportView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { IconButton } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { figureText, requestsInWords } from './figure-words.ts';
import { chooseReport, type FigurePlace, type ReportChoice, type ShownCases } from './report-choice.ts';

interface CasesPanelProps {
  readonly view: ReportView;
  readonly period: string;
  readonly choice: Pick<ReportChoice, 'by' | 'smallNumbers'>;
  readonly shown: ShownCases;
}

/** Beside the table: the cases behind a figure, or those that a table lacks. */
export function CasesPanel({ view, period, choice, shown }: CasesPanelProps): ReactNode {
  if (shown.of === 'figure')
    return <FigureCases view={view} period={period} choice={choice} figure={shown.figure} />;
  const gap = view[shown.of][shown.index];
  if (gap === undefined) return null;
  return (
    <Panel
      key={gap.message}
      title={requestsInWords(gap.requests)}
      detail={gap.message}
      cases={gap.cases}
      cut={gap.requests > gap.cases.length}
      toRequest
    />
  );
}

interface FigureCasesProps extends Omit<CasesPanelProps, 'shown'> {
  readonly figure: FigurePlace;
}

function FigureCases({ view, period, choice, figure }: FigureCasesProps): ReactNode {
  const { by, smallNumbers } = choice;
  const { id: table } = view;
  const { row, column: columnId } = figure;
  const found = useQuery(
    `cases behind ${JSON.stringify([period, table, by, smallNumbers, row, columnId])}`,
    () => call('reports.cases', { period, table, by, smallNumbers, row, column: columnId }),
    (event) => event.type === 'changed',
  );
  const shown = view.table;
  const index = shown?.columns.findIndex(({ id }) => id === columnId) ?? -1;
  const column = shown?.columns[index];
  if (shown === null || column === undefined) return null;
  const line = row === null ? shown.total : shown.rows.find(({ name }) => name === row);
  const place = shown.rowHeading === null ? view.period.name : (row ?? 'Total');
  return (
    <Panel
      key={JSON.stringify(figure)}
      title={`${figureText(column, line?.cells[index] ?? null)} · ${place}`}
      detail={column.heading}
      explanation={column.definition}
      cases={found.value?.cases ?? null}
      cut={found.value?.cut ?? false}
      failure={<FailureNotice failure={found.failure} />}
    />
  );
}

interface PanelProps {
  readonly title: string;
  readonly detail: string;
  readonly explanation?: string;
  /** Null while they are looked up. */
  readonly cases: readonly ReportCase[] | null;
  readonly cut: boolean;
  /** Opens a case where its record is mended. */
  readonly toRequest?: boolean;
  readonly failure?: ReactNode;
}

function Panel(props: PanelProps): ReactNode {
  const { title, detail, explanation, cases, cut, toRequest = false, failure } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const returnTo = useRef<Element | null>(null);
  useEffect(() => {
    returnTo.current = document.activeElement;
    heading.current?.focus();
  }, []);
  const close = (): void => {
    const figure = document.querySelector<HTMLElement>('.figure[aria-pressed=true]');
    const before = returnTo.current instanceof HTMLElement ? returnTo.current : null;
    chooseReport({ shown: null });
    (figure ?? before)?.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the list inside
    <aside className="report-cases" aria-labelledby="report-cases" onKeyDown={press}>
      <header>
        <h2 id="report-cases" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon={X} label="Close the list of cases" onClick={close} />
      </header>
      <p>{detail}</p>
      {explanation !== undefined && <p className="quiet">{explanation}</p>}
      {failure}
      {cases === null ? (
        <p className="quiet">Looking them up…</p>
      ) : (
        <CaseLinks cases={cases} toRequest={toRequest} />
      )}
      {cut && <p className="quiet">The first {cases?.length ?? 0} are shown.</p>}
    </aside>
  );
}

/** Goes to the case above or below in the list; from the heading to the first one. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.report-case')];
  const now = links.findIndex((link) => link === document.activeElement);
  const next = event.key === 'ArrowDown' ? now + 1 : now - 1;
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
}

interface CaseLinksProps {
  readonly cases: readonly ReportCase[];
  readonly toRequest: boolean;
}

function CaseLinks({ cases, toRequest }: CaseLinksProps): ReactNode {
  const openCase = useOpenCase(toRequest);
  if (cases.length === 0) return <p className="quiet">No case is behind this figure.</p>;
  return (
    <ul>
      {cases.map((one) => (
        <li key={one.case}>
          <button type="button" className="report-case" onClick={() => openCase(one.case)}>
            <CaseName one={one} />
            <span className="quiet">{one.receivedOn ?? 'no date'}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function CaseName({ one }: { readonly one: ReportCase }): ReactNode {
  return one.reference === '' ? <span>No reference</span> : <bdi>{one.reference}</bdi>;
}

/** Opens a case; `toRequest`: where what was recorded of the request can be mended. */
export function useOpenCase(toRequest: boolean): (caseId: string) => void {
  const { go } = useWorkspace();
  return (caseId) =>
    go({
      screen: 'case',
      case: caseId,
      at: toRequest ? { document: null, target: null, tab: 'request' } : null,
    });
}
