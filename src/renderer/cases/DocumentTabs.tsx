import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { ChevronDown, Columns2, X } from 'lucide-react';
import { nameOfDocument } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useInnerSize } from '../reading-room/use-scroll.ts';
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
  const width = useInnerSize(row)?.width;
  useLayoutEffect(() => {
    const tab = row.current?.querySelector('.is-shown');
    if (tab instanceof Element) showWhole(tab);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the row's tabs and width are what may hide it
  }, [shown, open.length, width]);
  return (
    <div className="document-tabs">
      <ul
        ref={row}
        aria-label="Open documents"
        onWheel={({ currentTarget, deltaY }) => {
          currentTarget.scrollLeft += deltaY;
        }}
      >
        {open.map((document) => {
          const name = nameOfDocument(state, document);
          return (
            // Only notices where the keys are: a tab that moved under a pointer would miss the click.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li
              key={document}
              className={document === shown ? 'document-tab is-shown' : 'document-tab'}
              onFocus={({ currentTarget, target }) => {
                if (target.matches(':focus-visible')) showWhole(currentTarget);
              }}
            >
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

/** With its end, where the button is that closes it. */
function showWhole(tab: Element): void {
  tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
