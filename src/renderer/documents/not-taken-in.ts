import { list, parse, text } from '../../core/shape.ts';
import { draftNow, putDraft, useDraft } from '../app/drafts.ts';

const key = 'window/not-taken-in';
/** As many as a draft surely holds. */
const MOST_NAMES = 300;
const names = list(text(255), MOST_NAMES);

/** Notes the names of files that a lock keeps from coming in. A draft keeps them, inside the vault. */
export function rememberNotTakenIn(files: readonly { readonly name: string }[]): void {
  if (files.length === 0) return;
  const all = [...readNames(draftNow(key)), ...files.map(({ name }) => name.slice(0, 255))];
  putDraft(key, JSON.stringify(all.slice(0, MOST_NAMES)));
}

/** The names of the files that the last lock kept from coming in, and how to be done with them. */
export function useNotTakenIn(): readonly [names: readonly string[], forget: () => void] {
  const [draft, put] = useDraft(key);
  return [readNames(draft), () => put('')];
}

/** What `rememberNotTakenIn` kept; nothing where the draft is something else. */
export function readNames(draft: string | null): readonly string[] {
  if (draft === null) return [];
  try {
    return parse(names, JSON.parse(draft));
  } catch {
    return [];
  }
}
