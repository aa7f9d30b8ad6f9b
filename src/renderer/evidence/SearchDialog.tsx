import { useState, type ReactNode } from 'react';
import { pagesInWords } from '../../core/evidence/pages-in-words.ts';
import { elements, type ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useCoverage } from '../coverage/use-coverage.ts';
import { ConcernFields } from '../findings/ConcernFields.tsx';
import { useReader } from '../reading-room/ReadingRoomProvider.tsx';
import { unseenBetween } from '../reading-room/unseen-pages.ts';
import { ParagraphField } from '../ui/ParagraphField.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import {
  everyPageChosen,
  leavesPagesOut,
  leftToSearch,
  searchedPages,
  searchRows,
  type SearchRow,
} from './search-rows.ts';
import { UnsearchedPages } from './UnsearchedPages.tsx';
import './evidence.css';

interface SearchDialogProps {
  readonly element: ElementId;
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** The act “not found; these pages were searched”. It is signed, so it says what nobody looked at. */
export function SearchDialog({ element, view, onClose }: SearchDialogProps): ReactNode {
  const reader = useReader();
  const coverage = useCoverage(view.state.id);
  if (coverage.value === null && coverage.failure === null) return null;
  const shownOf = (document: string): ReadonlySet<number> => {
    const before = coverage.value?.find((each) => each.document === document)?.shown ?? [];
    return new Set([...reader.shownPages(document), ...before]);
  };
  const proposed = searchRows(view.state, view.extractions, element, shownOf);
  return <SearchForm element={element} view={view} proposed={proposed} onClose={onClose} />;
}

interface SearchFormProps extends SearchDialogProps {
  /** What it begins with. */
  readonly proposed: readonly SearchRow[];
}

function SearchForm({ element, view: { state }, proposed, onClose }: SearchFormProps): ReactNode {
  const [rows, setRows] = useState(proposed);
  const [offersEveryPage] = useState(() => proposed.some(leavesPagesOut));
  const [note, putNote] = useDraft(`${state.id}/search/${element}`);
  const [concerned, setConcerned] = useState<readonly string[] | null>(null);
  const chosen = rows.filter(({ searched }) => searched);
  const pages = chosen.flatMap((row) => searchedPages(row) ?? []);
  const complete = chosen.length > 0 && pages.length === chosen.length && concerned?.length !== 0;
  const left = leftToSearch(state, rows, element, pages, concerned);
  const input = {
    case: state.id,
    element,
    pages,
    note: (note ?? '').trim(),
    ...(concerned !== null && { demands: concerned }),
  };
  return (
    <TaskDialog
      title={`Not found: ${elements.labels[element]}`}
      action="Record that it was not found"
      disabled={!complete}
      onAct={() => call('elements.search', input)}
      done={
        left.length === 0
          ? `Recorded: ${elements.labels[element]} was not found`
          : `Recorded what was searched: ${elements.labels[element]} still rests on nothing`
      }
      onDone={() => putNote('')}
      onClose={onClose}
    >
      <p>You sign that you searched these pages for it and that it is not there. Name only what you read.</p>
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
      {complete && left.length > 0 && (
        <p className="search-left">
          This alone opens nothing: it counts as not found once every page of every document was searched.
          Still left: <UnsearchedPages state={state} ranges={left} />.
        </p>
      )}
      {offersEveryPage && (
        <p className="row">
          <span className="quiet">Pages that were not on this screen are not chosen by themselves.</span>
          <button type="button" className="link-button" onClick={() => setRows(everyPageChosen(rows))}>
            Choose every page
          </button>
        </p>
      )}
      <ConcernFields state={state} concerned={concerned} group="search" onChange={setConcerned} />
      <ParagraphField
        label="Note"
        hint="Left empty, the pages speak for themselves."
        rows={2}
        value={note ?? ''}
        onChange={putNote}
      />
    </TaskDialog>
  );
}

interface SearchRowFieldsProps {
  readonly row: SearchRow;
  readonly onChange: (part: Partial<SearchRow>) => void;
}

function SearchRowFields({ row, onChange }: SearchRowFieldsProps): ReactNode {
  const range = searchedPages(row);
  const unseen = range === null || !row.searched ? '' : unseenBetween(row.shown, range.from, range.to);
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
            : `It has ${pagesInWords({ from: 1, to: row.pages })}.`}
        </p>
      )}
      {unseen !== '' && <p className="search-note">{unseen} on this screen.</p>}
    </li>
  );
}
