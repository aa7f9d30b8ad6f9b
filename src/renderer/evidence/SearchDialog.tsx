import { useState, type ReactNode } from 'react';
import { elements, type ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { useReader } from '../reading-room/ReadingRoomProvider.tsx';
import { unseenBetween } from '../reading-room/unseen-pages.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { searchedPages, searchRows, type SearchRow } from './search-rows.ts';
import './evidence.css';

interface SearchDialogProps {
  readonly element: ElementId;
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** The act “not found; these pages were searched”. It is signed, so it says what nobody looked at. */
export function SearchDialog({ element, view, onClose }: SearchDialogProps): ReactNode {
  const { state, extractions } = view;
  const [rows, setRows] = useState(() => searchRows(state, extractions, element));
  const [note, putNote] = useDraft(`${state.id}/search/${element}`);
  const recording = useTask();
  const chosen = rows.filter(({ searched }) => searched);
  const pages = chosen.flatMap((row) => searchedPages(row) ?? []);
  const complete = chosen.length > 0 && pages.length === chosen.length;
  const record = async (): Promise<void> => {
    const input = { case: state.id, element, pages, note: (note ?? '').trim() };
    if (!(await recording.run(() => call('elements.search', input)))) return;
    putNote('');
    announce(`Recorded: ${elements.labels[element]} was not found`);
    onClose();
  };
  return (
    <Dialog
      title={`Not found: ${elements.labels[element]}`}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" busy={recording.busy} disabled={!complete} onClick={() => void record()}>
            Record that it was not found
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          You sign that you searched these pages for it and that it is not there. Name only what you read.
        </p>
        <ul className="search-rows" aria-label="Pages that were searched">
          {rows.map((row) => (
            <SearchRowFields
              key={row.document}
              row={row}
              onChange={(part) =>
                setRows(rows.map((each) => (each.document === row.document ? { ...each, ...part } : each)))
              }
            />
          ))}
        </ul>
        <Field label="Note" hint="Left empty, the pages speak for themselves.">
          {(control) => (
            <textarea
              {...control}
              rows={2}
              dir="auto"
              maxLength={20_000}
              value={note ?? ''}
              onChange={(event) => putNote(event.target.value)}
            />
          )}
        </Field>
        <FailureNotice failure={recording.failure} />
      </div>
    </Dialog>
  );
}

interface SearchRowFieldsProps {
  readonly row: SearchRow;
  readonly onChange: (part: Partial<SearchRow>) => void;
}

function SearchRowFields({ row, onChange }: SearchRowFieldsProps): ReactNode {
  const reader = useReader();
  const range = searchedPages(row);
  const unseen =
    range === null || !row.searched
      ? ''
      : unseenBetween(reader.shownPages(row.document), range.from, range.to);
  const page = (side: 'from' | 'to', label: string): ReactNode => (
    <input
      className="input"
      type="text"
      inputMode="numeric"
      aria-label={`${label} page of ${row.name}`}
      aria-invalid={row.searched && range === null}
      disabled={!row.searched}
      value={row[side]}
      onChange={(event) => onChange({ [side]: event.target.value })}
    />
  );
  return (
    <li>
      <label className="check">
        <input
          type="checkbox"
          checked={row.searched}
          onChange={(event) => onChange({ searched: event.target.checked })}
        />
        <bdi className="search-name">{row.name}</bdi>
      </label>
      <span className="search-range">
        Pages {page('from', 'First')} to {page('to', 'Last')}
        {row.pages !== null && <span className="quiet">of {row.pages}</span>}
      </span>
      {row.searched && range === null && (
        <p className="search-note">
          {row.pages === null
            ? 'Its pages could not be counted yet: say up to which you read.'
            : `It has the pages 1 to ${String(row.pages)}.`}
        </p>
      )}
      {unseen !== '' && <p className="search-note">{unseen} on this screen.</p>}
    </li>
  );
}
