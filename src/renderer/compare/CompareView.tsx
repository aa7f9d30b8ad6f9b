import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { nameOfDocument } from '../../core/cases/case-state.ts';
import type { Anchor } from '../../core/findings/events.ts';
import { counted } from '../../core/cases/summary.ts';
import type { Comparison, TextPlace } from '../../ipc/compare-calls.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useHint } from '../app/bare-keys.ts';
import { call } from '../app/client.ts';
import { bareCommand, CommandsHere, useCommands } from '../app/commands.ts';
import { useQuery } from '../app/use-query.ts';
import { ReadingRoom } from '../reading-room/ReadingRoom.tsx';
import { ReadingRoomProvider } from '../reading-room/ReadingRoomProvider.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { AmendForm } from './AmendForm.tsx';
import { ChangeList } from './ChangeList.tsx';
import { takeAlong, type Side, type SidesTogether } from './place-across.ts';
import './compare.css';

interface CompareViewProps {
  readonly view: CaseView;
  /** SHA-256 of the earlier and of the later document. */
  readonly before: string;
  readonly after: string;
  /** A place was marked: begins a finding there. */
  readonly onAnchor: (anchor: Anchor, document: string) => void;
  readonly onClose: () => void;
}

/** Two documents side by side, word for word: what changed, and what becomes of the findings. */
export function CompareView({ view, before, after, onAnchor, onClose }: CompareViewProps): ReactNode {
  const pair = { case: view.state.id, before, after };
  const asked = useQuery(`${before} ${after}`, () => call('documents.compare', pair));
  const comparison = asked.value;
  const [current, setCurrent] = useState<number | null>(null);
  const sides = useRef<SidesTogether>({ leading: 'after', scrollers: {} });
  const [leading, setLeading] = useState<Side>('after');
  const lead = (side: Side): void => {
    sides.current.leading = side;
    setLeading(side);
  };
  const show = (index: number): void => {
    const change = comparison?.changes[index];
    if (change === undefined) return;
    setCurrent(index);
    const { scrollers } = sides.current;
    scrollers.before?.(change.at.before);
    scrollers.after?.(change.at.after);
  };
  const hints = {
    next: useHint('Next change', 'next-change'),
    last: useHint('Previous change', 'last-change'),
  };
  const step = (by: 1 | -1): void => {
    const count = comparison?.changes.length ?? 0;
    if (count > 0) show(current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count);
  };
  useCommands([
    { ...bareCommand('next-change'), run: () => step(1) },
    { ...bareCommand('last-change'), run: () => step(-1) },
    { id: 'end-comparison', label: 'End the comparison', group: 'Case', run: onClose },
  ]);
  const list = useRef<HTMLElement>(null);
  useEffect(() => list.current?.focus(), []);
  // Whatever moves the pages of one side makes it lead; what only follows does not, wherever the pointer rests.
  const follow = (side: Side, place: TextPlace, isMoved: boolean): void => {
    if (isMoved) setLeading(side);
    takeAlong(sides.current, comparison?.pairs ?? null, side, place, isMoved);
  };
  const pane = (side: Side, document: string): ReactNode => (
    // The side that is used last has the keys, and leads the other.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="compare-pane"
      aria-label={side === 'before' ? 'Earlier document' : 'Later document'}
      onPointerDown={() => lead(side)}
      onFocus={() => lead(side)}
    >
      <h2 className="compare-name">
        <span className="quiet">{side === 'before' ? 'Earlier' : 'Later'}</span>{' '}
        <bdi>{nameOfDocument(view.state, document)}</bdi>
      </h2>
      <ReadingRoomProvider>
        <CommandsHere value={leading === side}>
          <ReadingRoom
            view={view}
            document={document}
            target={null}
            selectedFinding={null}
            pending={null}
            singleKeys={false}
            onFindingSelected={() => undefined}
            onAnchor={onAnchor}
            onDocument={() => undefined}
            compared={{
              side,
              changes: comparison?.changes.map((change) => change[side]) ?? [],
              current,
              onPlace: (place, isMoved) => follow(side, place, isMoved),
              onScroller: (scroll) => {
                sides.current.scrollers[side] = scroll;
                const change = current === null ? undefined : comparison?.changes[current];
                if (change !== undefined) scroll(change.at[side]);
              },
            }}
          />
        </CommandsHere>
      </ReadingRoomProvider>
    </section>
  );
  return (
    <div className="compare">
      <section ref={list} className="compare-side" aria-label="What changed" tabIndex={-1}>
        <div className="compare-head">
          <h2 className="panel-title">What changed</h2>
          <IconButton icon={ChevronUp} label="Previous change" title={hints.last} onClick={() => step(-1)} />
          <IconButton icon={ChevronDown} label="Next change" title={hints.next} onClick={() => step(1)} />
          <IconButton icon={X} label="End the comparison" onClick={onClose} />
        </div>
        <FailureNotice failure={asked.failure} />
        {comparison === null && asked.failure === null && (
          <Progress label="Comparing the two documents" done={0} total={null} />
        )}
        {comparison !== null && (
          <>
            <p className="quiet" role="status">
              {changesInWords(comparison)}
            </p>
            <ChangeList changes={comparison.changes} current={current} onShow={show} />
            <AmendForm view={view} pair={pair} comparison={comparison} onDone={onClose} />
          </>
        )}
        <div>
          <Button look="quiet" onClick={onClose}>
            Back to the case
          </Button>
        </div>
      </section>
      {pane('before', before)}
      {pane('after', after)}
    </div>
  );
}

function changesInWords({ changes, same, words, pageNumbers }: Comparison): string {
  const numbers =
    pageNumbers === 0
      ? ''
      : ` ${counted(pageNumbers, 'page number')} moved with ${pageNumbers === 1 ? 'its page' : 'their pages'} and ${pageNumbers === 1 ? 'is' : 'are'} not listed.`;
  if (changes.length === 0) return `Every ${pageNumbers === 0 ? '' : 'other '}word is the same.${numbers}`;
  const share = Math.floor((same / words) * 100);
  return `${counted(changes.length, 'change')}; ${share} % of the earlier document’s words are the same.${numbers}`;
}
