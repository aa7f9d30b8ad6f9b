import { useEffect, useRef, type ReactNode } from 'react';
import { ChevronDown, ChevronUp, Highlighter, ListPlus, Pencil, X } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { TermList } from '../../ipc/term-calls.ts';
import { useTask } from '../app/use-task.ts';
import { HitList } from '../reading-room/HitList.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { TermListForm } from './TermListForm.tsx';
import { MOST_TERM_HITS, type Terms } from './use-terms.ts';
import './terms.css';

interface TermsPanelProps {
  readonly terms: Terms;
  readonly caseId: string;
  readonly pageCount: number;
  /** Makes a finding of the place that is looked at. */
  readonly onFinding: () => void;
  readonly onClose: () => void;
}

/** The lists of terms that stay marked: how often each stands in this document, and where. */
export function TermsPanel({ terms, caseId, pageCount, onFinding, onClose }: TermsPanelProps): ReactNode {
  const { lists, looked, current, editing } = terms;
  const panel = useRef<HTMLElement>(null);
  const isEditing = editing !== null;
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    // The form went, and with it what had the focus.
    if (wasEditing.current && !isEditing) panel.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (editing !== null) {
    return (
      <section className="find-panel terms-panel" aria-label="Terms">
        <TermListForm
          caseId={caseId}
          list={editing === 'new' ? null : editing}
          taken={lists.map(({ look }) => look)}
          onPut={terms.put}
          onRemove={terms.remove}
          onDone={() => terms.edit(null)}
        />
      </section>
    );
  }
  return (
    <section ref={panel} className="find-panel terms-panel" aria-label="Terms" tabIndex={-1}>
      <div className="eye-head">
        <h2 className="panel-title">Terms</h2>
        <IconButton icon={ListPlus} label="New list of terms" onClick={() => terms.edit('new')} />
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      {lists.length === 0 && (
        <p className="find-count">
          Words of a list stay marked wherever they stand, in this case or in all. A list stays in this vault:
          no export has it.
        </p>
      )}
      <ul className="term-lists" aria-label="Lists of terms">
        {lists.map((list) => (
          <TermLine key={list.id} list={list} terms={terms} onEdit={() => terms.edit(list)} />
        ))}
      </ul>
      {lists.length > 0 && (
        <p className="find-count" role="status">
          {lookedInWords(terms, pageCount)}
        </p>
      )}
      {terms.hit !== null && (
        <Button look="quiet" icon={Highlighter} className="find-finding" onClick={onFinding}>
          Finding of this hit
        </Button>
      )}
      {looked !== null && current !== null && (
        <HitList
          hits={terms.hitsIn(current.list)}
          current={current.at}
          onHit={(at) => terms.goTo(current.list, at)}
        />
      )}
    </section>
  );
}

function lookedInWords({ looked }: Terms, pageCount: number): string {
  if (looked === null) return 'Looking…';
  if (!looked.done) return `Looking: page ${looked.looked} of ${pageCount}`;
  if (looked.hits.length >= MOST_TERM_HITS) return `Looked up to page ${looked.looked} only`;
  return looked.unread === 0 ? '' : `${counted(looked.unread, 'page')} could not be read`;
}

function TermLine({
  list,
  terms,
  onEdit,
}: {
  readonly list: TermList;
  readonly terms: Terms;
  readonly onEdit: () => void;
}): ReactNode {
  const task = useTask();
  const count = terms.hitsIn(list.id).length;
  const at = terms.current?.list === list.id ? terms.current.at : null;
  return (
    <li aria-label={list.name}>
      <label className="term-name">
        <input
          type="checkbox"
          checked={list.shown}
          aria-label={`Mark ${list.name}`}
          onChange={(event) => void task.run(() => terms.put({ ...list, shown: event.target.checked }))}
        />
        <span className="term-swatch" data-look={list.look} aria-hidden="true" />
        <bdi>{list.name}</bdi>
      </label>
      <span className="term-count">{at === null ? count : `${at + 1} of ${count}`}</span>
      <IconButton
        icon={ChevronUp}
        label={`Previous of ${list.name}`}
        disabled={count === 0}
        onClick={() => terms.step(-1, list.id)}
      />
      <IconButton
        icon={ChevronDown}
        label={`Next of ${list.name}`}
        disabled={count === 0}
        onClick={() => terms.step(1, list.id)}
      />
      <IconButton icon={Pencil} label={`Change ${list.name}`} onClick={onEdit} />
      <FailureNotice failure={task.failure} />
    </li>
  );
}
