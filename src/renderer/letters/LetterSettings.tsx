import { useState, type ReactNode } from 'react';
import { FileDown, FolderInput } from 'lucide-react';
import { blockPlaceholders, wordPlaceholders } from '../../core/letters/letter-texts.ts';
import type { LetterForms, TextsComparison } from '../../ipc/letter-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { sendFile } from '../documents/send-file.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { TextsDialog } from './TextsDialog.tsx';

/** The firm's own words and letterhead in place of those that come with the app. */
export function LetterSettings(): ReactNode {
  const forms = useQuery('letter forms', () => call('letterForms.show', {}));
  const [looked, setLooked] = useState<{ comparison: TextsComparison; text: string | null } | null>(null);
  const task = useTask();
  const change = async (what: string, act: () => Promise<LetterForms | null>): Promise<void> => {
    if (await task.run(act)) announce(what);
    forms.again();
  };
  const load = (): void =>
    chooseFiles(([file]) => {
      if (file === undefined) return;
      void task.run(async () => {
        const text = await file.text();
        setLooked({ text, comparison: await call('letterForms.compareTexts', { text }) });
      });
    }, '.json,application/json');
  const show = (): void =>
    void task.run(async () =>
      setLooked({ text: null, comparison: await call('letterForms.compareOwn', {}) }),
    );
  const loadLetterhead = (): void =>
    chooseFiles(([file]) => {
      if (file === undefined) return;
      void change(`${file.name} is the letterhead`, async () =>
        call('letterForms.adoptLetterhead', {
          upload: await sendFile(file, new AbortController().signal, () => undefined),
        }),
      );
    }, '.docx');
  if (forms.value === null) return <FailureNotice failure={forms.failure} />;
  const { texts, letterhead } = forms.value;
  return (
    <section aria-labelledby="settings-letters">
      <h2 id="settings-letters">Letters</h2>
      <p>
        <b>{texts.title}</b>{' '}
        <span className="quiet">
          Edition {texts.edition}, dates as in {texts.locale}
        </span>
      </p>
      <p className="quiet">
        To use your own words, save the texts as a file, change it and load it. Words in braces are filled in:{' '}
        {[...wordPlaceholders, ...blockPlaceholders].map((name) => `{${name}}`).join(' ')}
      </p>
      <div className="row">
        <Button
          icon={FileDown}
          busy={task.busy}
          onClick={() => void task.run(() => call('app.saveLetterTexts', {}))}
        >
          Save the built-in texts
        </Button>
        <Button icon={FolderInput} busy={task.busy} onClick={load}>
          Load texts from a file
        </Button>
        {texts.isOwn && (
          <>
            <Button look="quiet" disabled={task.busy} onClick={show}>
              What differs in the texts
            </Button>
            <Button
              look="quiet"
              disabled={task.busy}
              onClick={() =>
                void change('Back to the built-in texts', () => call('letterForms.reset', { form: 'texts' }))
              }
            >
              Back to the built-in texts
            </Button>
          </>
        )}
      </div>
      <p>
        <b>Letterhead</b>{' '}
        <span className="quiet">
          {letterhead === null ? 'None. Word letters begin on a blank page.' : <bdi>{letterhead}</bdi>}
        </span>
      </p>
      <p className="quiet">
        A Word document (DOCX, up to 5 MB) with {'{{letter}}'} in a paragraph of its own, where the letter
        goes. Documents with macros are refused. A PDF takes its words, not its pictures.
      </p>
      <div className="row">
        <Button icon={FolderInput} busy={task.busy} onClick={loadLetterhead}>
          Load a letterhead
        </Button>
        {letterhead !== null && (
          <Button
            look="quiet"
            disabled={task.busy}
            onClick={() =>
              void change('No letterhead', () => call('letterForms.reset', { form: 'letterhead' }))
            }
          >
            Remove the letterhead
          </Button>
        )}
      </div>
      {looked === null && <FailureNotice failure={task.failure} onDismiss={task.clear} />}
      {looked !== null && (
        <TextsDialog
          comparison={looked.comparison}
          failure={task.failure}
          busy={task.busy}
          onClose={() => {
            setLooked(null);
            task.clear();
          }}
          onAdopt={
            looked.text === null
              ? null
              : async () => {
                  await change(`${looked.comparison.title} is in use`, () =>
                    call('letterForms.adoptTexts', { text: looked.text ?? '' }),
                  );
                  setLooked(null);
                }
          }
        />
      )}
    </section>
  );
}
