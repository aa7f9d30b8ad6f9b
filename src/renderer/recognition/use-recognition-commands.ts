import type { DocumentRecognition } from '../../ipc/recognition-views.ts';
import { call } from '../app/client.ts';
import { useCommands } from '../app/commands.ts';
import { announce } from '../ui/announcer.tsx';

/** Recognising all pictures of the document that is read, and stopping that, by name. */
export function useRecognitionCommands(document: string, recognition: DocumentRecognition | null): void {
  const act = (name: 'recognition.wantAll' | 'recognition.stop', said: string): void => {
    call(name, { document }).then(
      () => announce(said),
      (thrown: unknown) => announce(thrown instanceof Error ? thrown.message : 'That could not be done.'),
    );
  };
  const waiting =
    recognition === null ? 0 : recognition.pictures - recognition.recognized - recognition.failed;
  const group = 'Case' as const;
  const all = {
    id: 'recognize-all',
    label:
      waiting > 0
        ? 'Recognise the text of all pages that are pictures'
        : 'Recognise the text again, with the languages chosen now',
    group,
    run: () => act('recognition.wantAll', 'Recognising text.'),
  };
  const stop = {
    id: 'recognize-stop',
    label: 'Stop recognising text',
    group,
    run: () => act('recognition.stop', 'Recognising was stopped.'),
  };
  useCommands(
    recognition?.working === true ? [stop] : waiting + (recognition?.outdated ?? 0) > 0 ? [all] : [],
  );
}
