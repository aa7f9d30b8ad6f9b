import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import { FilePlus, Import, Search } from 'lucide-react';
import { bareKeys } from '../../ipc/bare-keys.ts';
import { SavedState } from '../app/SavedState.tsx';
import { useCommands } from '../app/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { Button } from '../ui/Button.tsx';
import { BareKbd } from '../ui/BareKbd.tsx';
import { withKeys } from '../ui/Kbd.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { CalendarExport } from './CalendarExport.tsx';
import { DocketList } from './DocketList.tsx';
import { EmptyDocket } from './EmptyDocket.tsx';
import { SearchResults } from './SearchResults.tsx';
import './docket.css';

/** Everything that is waiting, by what runs out first; and the search over all cases. */
export function DocketScreen({ within }: { readonly within: string | null }): ReactNode {
  const { docket, identity, open, takeIn } = useWorkspace();
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const search = useRef<HTMLInputElement>(null);
  const cases = docket.value;
  useEffect(() => {
    if (within !== null) search.current?.focus();
  }, [within]);
  useCommands([
    {
      id: 'search',
      label: bareKeys.search.label,
      group: 'Docket',
      chord: bareKeys.search.key,
      run: () => search.current?.select(),
    },
  ]);
  const count = new Intl.NumberFormat().format(cases?.length ?? 0);
  return (
    <main className="screen">
      <header className="screen-head">
        <h1>Docket</h1>
        <div className="docket-find" role="search">
          <Search aria-hidden="true" />
          <input
            ref={search}
            className="input"
            type="search"
            dir="auto"
            aria-label="Search cases, documents and findings"
            placeholder={
              within === null
                ? `Find in ${count} ${cases?.length === 1 ? 'case' : 'cases'}, documents and findings`
                : 'Find in the case that was open'
            }
            title="Words, phrases in quotes, beginnings with a star: gag*"
            value={words}
            maxLength={500}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setWords('');
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('.search-hit, .docket')?.focus();
            }}
          />
          {words === '' && <BareKbd act="search" />}
        </div>
        <Button
          look="quiet"
          icon={FilePlus}
          title={withKeys('New case', 'Mod+N')}
          onClick={() => open({ name: 'new-case', files: [] })}
        >
          New case
        </Button>
        <Button
          look="quiet"
          icon={Import}
          title={withKeys('Take in PDFs or a bundle', 'Mod+O')}
          onClick={() => chooseFiles((files) => takeIn(files, null))}
        >
          Take in files
        </Button>
        <CalendarExport />
        <span className="spacer" />
        <SavedState />
        <Tag>
          <bdi>{identity.name}</bdi>
        </Tag>
      </header>
      {cases === null ? (
        <div className="screen-body">
          {docket.failure === null ? (
            <p className="quiet">Opening the docket…</p>
          ) : (
            <FailureNotice failure={docket.failure} />
          )}
        </div>
      ) : wanted !== '' ? (
        <SearchResults words={wanted} within={within} />
      ) : cases.length === 0 ? (
        <EmptyDocket />
      ) : (
        <DocketList cases={cases} />
      )}
    </main>
  );
}
