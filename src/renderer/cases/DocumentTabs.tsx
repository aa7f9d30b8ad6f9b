import { useEffect, useRef, type ReactNode } from 'react';
import { ChevronDown, Columns2, X } from 'lucide-react';
import { nameOfDocument } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { CaseFocus } from './use-case-focus.ts';

interface DocumentTabsProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** Tabs that are told by their row alone. */
const MOST_AT_A_GLANCE = 4;

/** The open documents of the case above their pages, and which one stands beside. */
export function DocumentTabs({ view: { state }, focus }: DocumentTabsProps): ReactNode {
  const { open, shown, beside } = focus.opened;
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the tab it looks for is the one shown
  }, [shown]);
  return (
    <div className="document-tabs">
      <ul ref={row} aria-label="Open documents">
        {open.map((document) => {
          const name = nameOfDocument(state, document);
          return (
            <li key={document} className={document === shown ? 'document-tab is-shown' : 'document-tab'}>
              <button
                type="button"
                aria-current={document === shown ? 'true' : undefined}
                title={name}
                onClick={() => focus.showDocument(document)}
              >
                <bdi>{name}</bdi>
              </button>
              {open.length > 1 && (
                <IconButton icon={X} label={`Close ${name}`} onClick={() => focus.closeDocument(document)} />
              )}
            </li>
          );
        })}
      </ul>
      {open.length > MOST_AT_A_GLANCE && (
        <Menu
          icon={ChevronDown}
          label="All open documents"
          items={open.map((document) => ({
            id: document,
            label: nameOfDocument(state, document),
            run: () => focus.showDocument(document),
          }))}
        />
      )}
      <label className="document-beside" title="Show another document beside this one">
        <Columns2 aria-hidden="true" />
        <select
          className="input"
          aria-label="Document beside this one"
          value={beside ?? ''}
          onChange={(event) => focus.showBeside(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">Nothing beside</option>
          {state.documents.map(({ sha256, name }) => (
            <option key={sha256} value={sha256}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
