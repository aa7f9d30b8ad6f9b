import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { NotebookPen, Pencil, Undo2 } from 'lucide-react';
import { namesOf, nameOfDocument, type Finding } from '../../core/cases/case-state.ts';
import { staleSince } from '../../core/findings/stale-words.ts';
import { elements } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { draftNow } from '../app/drafts.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { noteDraftKey } from '../notes/note-draft-key.ts';
import { NoteForm } from '../notes/NoteForm.tsx';
import { NotesOn } from '../notes/NotesOn.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { When } from '../ui/When.tsx';
import { ChangeFindingForm } from './ChangeFindingForm.tsx';
import { Concern } from './Concern.tsx';
import { askedOf } from './element-standing.ts';
import { StillHolds } from './StillHolds.tsx';

type Mode = 'show' | 'change' | 'withdraw' | 'note';

interface FindingCardProps {
  readonly view: CaseView;
  readonly finding: Finding;
  readonly selected: boolean;
  readonly onShow: () => void;
}

/** One finding: a click shows its place; it can be read anew, or withdrawn with a reason. */
export function FindingCard({ view, finding, selected, onShow }: FindingCardProps): ReactNode {
  const { state } = view;
  const draftKey = `${state.id}/finding/${finding.id}`;
  const [mode, setMode] = useState<Mode>(
    draftNow(draftKey) !== null
      ? 'change'
      : draftNow(noteDraftKey(state, finding.id)) !== null
        ? 'note'
        : 'show',
  );
  // What was begun before the case was left is shown again, and does not take the focus.
  const [opened, setOpened] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  useFocusLeftToTab(card);
  useEffect(() => {
    if (selected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const { reading, anchor, withdrawn, stale } = finding;
  const label = elements.labels[reading.element];
  const isOpen = withdrawn === null && isUnderReview(state);
  const open = (next: Mode): void => {
    setOpened(true);
    setMode(next);
  };
  const toPlace = (): void => card.current?.querySelector<HTMLElement>('.finding-place')?.focus();
  const done = (): void => {
    setMode('show');
    toPlace();
  };
  return (
    <li
      ref={card}
      className={`finding ${selected ? 'is-selected' : ''} ${withdrawn === null ? '' : 'card-withdrawn'}`}
    >
      <button type="button" className="finding-place" aria-current={selected} onClick={onShow}>
        <VerdictSign standing={reading.verdict} />
        <span className="finding-element">{label}</span>
        <span className="quiet page-number">p {anchor.page}</span>
        {anchor.quote !== null && (
          <q className="finding-quote" dir="auto">
            {anchor.quote.exact}
          </q>
        )}
        {reading.note !== '' && (
          <span className="finding-note user-text" dir="auto">
            {reading.note}
          </span>
        )}
        <Concern state={state} finding={finding} />
      </button>
      <div className="finding-foot quiet">
        <span>
          {state.documents.length > 1 && (
            <>
              In <bdi>{nameOfDocument(state, finding.document)}</bdi>.{' '}
            </>
          )}
          <bdi>{namesOf(state)(finding.author)}</bdi>, <When at={finding.at} zone={finding.zone} />
          {finding.changed !== null && withdrawn === null && ', changed since'}
        </span>
        {isOpen && mode === 'show' && (
          <span className="finding-actions">
            <IconButton
              icon={NotebookPen}
              label={`Add an internal note: ${label}`}
              onClick={() => open('note')}
            />
            <IconButton icon={Pencil} label={`Change the reading: ${label}`} onClick={() => open('change')} />
            <IconButton icon={Undo2} label={`Withdraw: ${label}`} onClick={() => open('withdraw')} />
          </span>
        )}
      </div>
      {stale !== undefined && withdrawn === null && (
        <div className="finding-foot finding-stale">
          <span className="quiet">
            <Tag tone="warn">Stale</Tag> {staleSince(finding)} <bdi>{nameOfDocument(state, stale)}</bdi>: it
            does not count. Read them again, then withdraw it or say that it holds.
          </span>
          {isOpen && mode === 'show' && (
            <StillHolds state={state} finding={finding} stale={stale} onDone={toPlace} />
          )}
        </div>
      )}
      {withdrawn !== null && <p className="quiet user-text finding-foot">Withdrawn: {withdrawn}</p>}
      <NotesOn state={state} about={finding.id} />
      {isOpen && mode === 'note' && (
        <NoteForm state={state} about={finding.id} takesFocus={opened} onDone={done} />
      )}
      {isOpen && mode === 'change' && (
        <ChangeFindingForm
          state={state}
          asked={askedOf(view)}
          finding={finding}
          draftKey={draftKey}
          takesFocus={opened}
          onDone={done}
        />
      )}
      {isOpen && mode === 'withdraw' && (
        <div className="finding-form">
          <ReasonForm
            label="Why is the finding withdrawn?"
            action="Withdraw the finding"
            onSubmit={(reason) => call('findings.withdraw', { case: state.id, finding: finding.id, reason })}
            onDone={done}
          />
        </div>
      )}
    </li>
  );
}

/** A card that goes (withdrawn, or filtered away) leaves the focus to the tab that it was under. */
function useFocusLeftToTab(card: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const own = card.current;
    return () => {
      if (own?.contains(document.activeElement) !== true) return;
      own.closest('.tabs')?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    };
  }, [card]);
}
