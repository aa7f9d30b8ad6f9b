import { useState, type ReactNode } from 'react';
import { standingFindings } from '../../core/cases/case-state.ts';
import { letterKindLabels, letterKinds, type LetterKind } from '../../core/letters/letter-kinds.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { draftNow, putDraft, useDraft } from '../app/drafts.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { draftKey, draftOf, readDraft, writeDraft } from './letter-draft.ts';
import { FinishedLetter } from './FinishedLetter.tsx';
import { LetterEditor } from './LetterEditor.tsx';
import { LetterLine } from './LetterLine.tsx';
import { NoticeGrounds } from './NoticeGrounds.tsx';
import './letters.css';

type Opened = { readonly draft: LetterKind } | { readonly letter: string };

/** The letters of a case: what was sent, what is being written, and what can be written now. */
export function LettersPanel({ view }: { readonly view: CaseView }): ReactNode {
  const { state } = view;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [account, setAccount] = useState<string | null>(null);
  const choices = useQuery(
    `letters ${state.id}`,
    () => call('letters.choices', { case: state.id }),
    (event) => event.type === 'changed' && (event.case === null || event.case === state.id),
  );
  const task = useTask();
  const accounts = choices.value?.accounts ?? [];
  const compose = async (kind: LetterKind, replaces: string | null): Promise<void> => {
    const whom = kind === 'user-notice' ? (account ?? accounts[0] ?? null) : null;
    const composed = await call('letters.compose', { case: state.id, kind, account: whom });
    putDraft(draftKey(state.id, kind), writeDraft(draftOf(composed, replaces)));
    setOpened({ draft: kind });
  };
  const begin = (kind: LetterKind): void => {
    if (draftNow(draftKey(state.id, kind)) === null) void task.run(() => compose(kind, null));
    else setOpened({ draft: kind });
  };
  const replaced = new Set(state.letters.map(({ replaces }) => replaces));
  return (
    <div className="panel-body letters">
      {state.letters.length > 0 && (
        <ul className="letter-list" aria-label="Letters">
          {state.letters.toReversed().map((letter) => (
            <LetterLine
              key={letter.id}
              letter={letter}
              isReplaced={replaced.has(letter.id)}
              changed={view.staleLetters[letter.id] ?? []}
              onOpen={() => setOpened({ letter: letter.id })}
            />
          ))}
        </ul>
      )}
      <section className="stack" aria-label="Write a letter">
        <h2 className="panel-title">Write a letter</h2>
        <p className="quiet">
          Composed from the request, the decisions and{' '}
          {standingFindings(state).length === 0 ? 'findings' : 'its findings'}; you go over it before it
          counts. Notes are never told.
        </p>
        <FailureNotice failure={choices.failure ?? task.failure} onDismiss={task.clear} />
        {accounts.length > 1 && (
          <label className="letter-account">
            A notice goes to one user{' '}
            <select
              className="input"
              value={account ?? accounts[0]}
              onChange={({ target }) => setAccount(target.value)}
            >
              {accounts.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          </label>
        )}
        <ul className="letter-kinds">
          {letterKinds.map((kind) => (
            <KindLine
              key={kind}
              caseId={state.id}
              kind={kind}
              whyNot={choices.value?.kinds.find((each) => each.kind === kind)?.whyNot ?? null}
              busy={task.busy || choices.value === null}
              onWrite={() => begin(kind)}
            />
          ))}
        </ul>
      </section>
      <NoticeGrounds state={state} />
      {opened !== null && (
        <OpenedLetter
          view={view}
          opened={opened}
          onClose={() => setOpened(null)}
          onOpen={setOpened}
          onCompose={compose}
        />
      )}
    </div>
  );
}

interface KindLineProps {
  readonly caseId: string;
  readonly kind: LetterKind;
  readonly whyNot: string | null;
  readonly busy: boolean;
  readonly onWrite: () => void;
}

function KindLine({ caseId, kind, whyNot, busy, onWrite }: KindLineProps): ReactNode {
  const [stored] = useDraft(draftKey(caseId, kind));
  const label = letterKindLabels[kind];
  return (
    <li className="letter-kind" data-kind={kind}>
      <span>
        <b>{label}</b>
        {whyNot !== null && <span className="quiet letter-why"> {whyNot}</span>}
      </span>
      {(whyNot === null || stored !== null) && (
        <Button
          look="quiet"
          busy={busy}
          aria-label={`${stored === null ? 'Write' : 'Go on with'}: ${label}`}
          onClick={onWrite}
        >
          {stored === null ? 'Write' : 'Go on with the draft'}
        </Button>
      )}
    </li>
  );
}

interface OpenedLetterProps {
  readonly view: CaseView;
  readonly opened: Opened;
  readonly onClose: () => void;
  readonly onOpen: (opened: Opened) => void;
  readonly onCompose: (kind: LetterKind, replaces: string | null) => Promise<void>;
}

function OpenedLetter({ view, opened, onClose, onOpen, onCompose }: OpenedLetterProps): ReactNode {
  const { state } = view;
  const kind = 'draft' in opened ? opened.draft : 'acknowledgement';
  const [stored] = useDraft(draftKey(state.id, kind));
  if ('letter' in opened) {
    const letter = state.letters.find(({ id }) => id === opened.letter);
    if (letter === undefined) return null;
    return (
      <FinishedLetter
        key={letter.id}
        state={state}
        letter={letter}
        changed={view.staleLetters[letter.id] ?? []}
        onClose={onClose}
        onCorrect={() => void onCompose(letter.text.kind, letter.id)}
      />
    );
  }
  const draft = readDraft(stored);
  if (draft === null) return null;
  return (
    <LetterEditor
      key={kind}
      state={state}
      draft={draft}
      onClose={onClose}
      onFinished={(letter) => onOpen({ letter })}
      onComposeAnew={() => onCompose(kind, draft.replaces)}
    />
  );
}
