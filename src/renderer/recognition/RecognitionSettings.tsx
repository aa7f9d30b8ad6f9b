import { useState, type ReactNode } from 'react';
import { FilePlus2, Trash2 } from 'lucide-react';
import type { RecognitionLanguage } from '../../ipc/recognition-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { sendFile } from '../documents/send-file.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

/** The languages in which the text of scans is recognised. */
export function RecognitionSettings(): ReactNode {
  const asked = useQuery('', () => call('recognition.languages', {}));
  const [changed, setChanged] = useState<readonly RecognitionLanguage[] | null>(null);
  const task = useTask();
  const languages = changed ?? asked.value ?? [];
  const change = (act: () => Promise<readonly RecognitionLanguage[]>): void => {
    void task.run(async () => setChanged(await act()));
  };
  const add = (files: readonly File[]): void => {
    change(async () => {
      let all = languages;
      for (const file of files) {
        const upload = await sendFile(file, new AbortController().signal, () => undefined);
        all = await call('recognition.addLanguage', { upload });
      }
      return all;
    });
  };
  const chosen = languages.filter((language) => language.chosen).map(({ code }) => code);
  return (
    <section aria-labelledby="settings-recognition">
      <h2 id="settings-recognition">Text recognition</h2>
      <p className="quiet">
        Pages that are pictures are recognised on this machine, as you read them. English is built in; other
        languages come from Tesseract’s language files (such as deu.traineddata). Pages that were recognised
        before keep their words until you choose <i>Recognise again</i> at their document.
      </p>
      <ul className="recognition-languages" aria-label="Languages">
        {languages.map(({ code, origin, chosen: isChosen }) => (
          <li key={code}>
            <label className="check">
              <input
                type="checkbox"
                checked={isChosen}
                disabled={task.busy || (isChosen && chosen.length === 1)}
                onChange={() =>
                  change(() =>
                    call('recognition.chooseLanguages', {
                      codes: isChosen ? chosen.filter((one) => one !== code) : [...chosen, code],
                    }),
                  )
                }
              />
              {languageName(code)}
            </label>
            {origin === 'own' && (
              <IconButton
                icon={Trash2}
                label={`Remove ${languageName(code)}`}
                onClick={() => change(() => call('recognition.removeLanguage', { code }))}
              />
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button icon={FilePlus2} busy={task.busy} onClick={() => chooseFiles(add, '.traineddata,.gz')}>
          Add a language…
        </Button>
      </div>
      <FailureNotice failure={task.failure} />
    </section>
  );
}

/** A language's name as the locale has it, beside a script where the code names one; else the code. */
function languageName(code: string): string {
  const [language = code, ...script] = code.split('_');
  const name = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' }).of(language) ?? code;
  return script.length === 0 ? name : `${name} (${script.join(' ')})`;
}
