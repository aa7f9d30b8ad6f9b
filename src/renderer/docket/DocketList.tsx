import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { PackageOpen } from 'lucide-react';
import type { CaseSummary } from '../../core/cases/summary.ts';
import { useNow } from '../app/use-now.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { DocketRow } from './DocketRow.tsx';
import { docketLines, nextCaseLine, type DocketLine } from './docket-lines.ts';
import { groupDocket } from './group-docket.ts';

const ROW_REM = 4.2;
const HEAD_REM = 3.9;

/** All cases in their groups; only what is in view is rendered. One stop of the Tab key, moved in by the arrows. */
export function DocketList({ cases }: { readonly cases: readonly CaseSummary[] }): ReactNode {
  const { go, open } = useWorkspace();
  const now = useNow();
  const lines = useMemo(() => docketLines(groupDocket(cases)), [cases]);
  const [activeCase, setActiveCase] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  // Its arrow keys work at once, however one came here.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, []);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoised
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? HEAD_REM : ROW_REM) * rem,
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 12,
    scrollPaddingStart: 0.5 * rem,
    scrollPaddingEnd: 6 * rem,
  });
  const active = Math.max(
    lines.findIndex((line) => line.kind === 'case' && line.summary.id === activeCase),
    nextCaseLine(lines, -1, 1),
  );
  const activeLine = lines[active];

  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== box.current || activeLine?.kind !== 'case') return;
    const moved = movedTo(event.key, lines, active);
    if (moved !== null) {
      const line = lines[moved];
      if (line?.kind === 'case') setActiveCase(line.summary.id);
      virtual.scrollToIndex(moved === nextCaseLine(lines, -1, 1) ? 0 : moved);
    } else if (event.key === 'Enter') go({ screen: 'case', case: activeLine.summary.id, at: null });
    else if (event.key === ' ') toggle(activeLine.summary.id);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className="docket"
      role="grid"
      aria-label="Docket"
      aria-rowcount={lines.length}
      aria-activedescendant={activeLine?.kind === 'case' ? `case-${activeLine.summary.id}` : undefined}
      tabIndex={0}
      onKeyDown={press}
    >
      <div className="docket-rows" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="docket-line"
              role="presentation"
              style={{ transform: `translateY(${String(item.start)}px)` }}
            >
              {line?.kind === 'group' && <GroupHead line={line} index={item.index} />}
              {line?.kind === 'case' && (
                <DocketRow
                  line={line}
                  rowIndex={item.index + 1}
                  now={now}
                  active={item.index === active}
                  chosen={chosen.has(line.summary.id)}
                  onToggle={() => toggle(line.summary.id)}
                  onOpen={() => go({ screen: 'case', case: line.summary.id, at: null })}
                />
              )}
            </div>
          );
        })}
      </div>
      {chosen.size > 0 && (
        <div className="docket-selection" role="status">
          <span>{chosen.size === 1 ? '1 case chosen' : `${String(chosen.size)} cases chosen`}</span>
          <Button
            look="primary"
            icon={PackageOpen}
            onClick={() => open({ name: 'export', cases: [...chosen] })}
          >
            Export
          </Button>
          <Button look="quiet" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        </div>
      )}
      <p className="docket-foot">Drop request PDFs or a bundle anywhere</p>
    </div>
  );
}

function GroupHead({
  line,
  index,
}: {
  readonly line: Extract<DocketLine, { kind: 'group' }>;
  readonly index: number;
}): ReactNode {
  return (
    <div role="row" aria-rowindex={index + 1}>
      <div className="docket-group" role="rowheader" aria-colspan={8}>
        <h2>{line.title}</h2>
        <span className="quiet">
          {new Intl.NumberFormat().format(line.count)} · {line.hint}
        </span>
      </div>
    </div>
  );
}

function keyOf(line: DocketLine | undefined): string {
  if (line === undefined) return '';
  return line.kind === 'group' ? line.id : line.summary.id;
}

function movedTo(key: string, lines: readonly DocketLine[], from: number): number | null {
  const last = lines.length;
  if (key === 'ArrowDown') return nextCaseLine(lines, from, 1, from);
  if (key === 'ArrowUp') return nextCaseLine(lines, from, -1, from);
  if (key === 'Home') return nextCaseLine(lines, -1, 1);
  if (key === 'End') return nextCaseLine(lines, last, -1);
  if (key === 'PageDown')
    return nextCaseLine(lines, Math.min(last, from + 10) - 1, 1, nextCaseLine(lines, last, -1));
  return key === 'PageUp'
    ? nextCaseLine(lines, Math.max(0, from - 10), -1, nextCaseLine(lines, -1, 1))
    : null;
}
