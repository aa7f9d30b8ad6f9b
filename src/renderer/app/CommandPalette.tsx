import { useDeferredValue, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { CaseSummary } from '../../core/cases/summary.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { commandsNow } from './commands.ts';
import { useWorkspace } from './workspace.ts';

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly chord: string | undefined;
  readonly run: () => void;
}

const SHOWN_CASES = 30;

/** Finds any command and any case by a few letters of what it is called. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const list = useId();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const { docket, go, settings } = useWorkspace();
  const [commands] = useState(() => commandsNow(settings.keys));
  const wanted = useDeferredValue(words);
  const choices: readonly Choice[] = [
    ...casesMatching(docket.value ?? [], wanted).map((summary) => ({
      id: summary.id,
      label: summary.reference || 'No reference yet',
      detail: [summary.title, summary.agency].filter(Boolean).join(' · '),
      chord: undefined,
      run: () => go({ screen: 'case', case: summary.id, at: null }),
    })),
    ...commands
      .filter(({ id, label }) => id !== 'palette' && matches(label, wanted))
      .map((command) => ({ ...command, detail: '', chord: command.chord })),
  ];
  const chosen = choices[Math.min(active, choices.length - 1)];
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    onClose();
    // After the dialog gave the focus back, so that what opens next can take it.
    setTimeout(choice.run, 0);
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      const next = (Math.min(active, choices.length - 1) + step + choices.length) % choices.length;
      setActive(next);
      document.getElementById(`${list}-${String(next)}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(chosen);
    }
  };
  return (
    <Dialog title="Find a command or a case" onClose={onClose}>
      <input
        className="input"
        type="text"
        role="combobox"
        aria-label="Find a command or a case"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={
          chosen === undefined ? undefined : `${list}-${String(choices.indexOf(chosen))}`
        }
        value={words}
        dir="auto"
        placeholder="Reference, agency, or what to do"
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div className="palette" id={list} role="listbox" aria-label="Found">
        {choices.map((choice, index) => (
          <div
            key={choice.id}
            id={`${list}-${String(index)}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === chosen}
            onClick={() => choose(choice)}
            onKeyDown={press}
          >
            <bdi>{choice.label}</bdi>
            <span className="quiet one-line">{choice.detail}</span>
            {choice.chord !== undefined && <Kbd chord={choice.chord} />}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className="quiet">Nothing is called that.</p>}
    </Dialog>
  );
}

function matches(text: string, words: string): boolean {
  const folded = text.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function casesMatching(cases: readonly CaseSummary[], words: string): readonly CaseSummary[] {
  if (words.trim() === '') return [];
  const found: CaseSummary[] = [];
  for (const summary of cases) {
    if (!matches(`${summary.reference} ${summary.agency} ${summary.title}`, words)) continue;
    found.push(summary);
    if (found.length === SHOWN_CASES) break;
  }
  return found;
}
