import { useSyncExternalStore } from 'react';
import { failureRecord, type FailureRecord } from '../../core/failure.ts';
import { call } from './client.ts';
import { createStore, useStore } from './store.ts';

/** What is being typed, by key; the vault's copy follows within a moment. */
const texts = createStore<ReadonlyMap<string, string>>(new Map());
const trouble = createStore<FailureRecord | null>(null);
const pending = new Map<string, string>();
const QUIET_MS = 700;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Whether a vault is unlocked to take them: what comes after a lock belongs to no vault any more. */
let open = false;

function remember(key: string, text: string): void {
  texts.set((before) => {
    const after = new Map(before);
    if (text === '') after.delete(key);
    else after.set(key, text);
    return after;
  });
}

/** Keeps `text` under `key`: in the window at once, in the vault once the typing rests. Empty text removes it. */
export function putDraft(key: string, text: string): void {
  if (!open || (texts.get().get(key) ?? '') === text) return;
  remember(key, text);
  pending.set(key, text);
  clearTimeout(timer);
  timer = setTimeout(() => void flushDrafts(), QUIET_MS);
}

/** Puts everything that waits into the vault now. Never throws: what fails stays pending and is told. */
export async function flushDrafts(): Promise<void> {
  clearTimeout(timer);
  const now = [...pending];
  pending.clear();
  await Promise.all(
    now.map(async ([key, text]) => {
      try {
        await call('drafts.put', { key, text });
        trouble.set(() => null);
      } catch (thrown) {
        if (!pending.has(key)) pending.set(key, text);
        trouble.set(() => failureRecord(thrown));
      }
    }),
  );
}

/** Fetches what was being typed when the vault was locked. */
export async function loadDrafts(): Promise<void> {
  const drafts = await call('drafts.list', { prefix: '' });
  texts.set(() => new Map(drafts.map(({ key, text }) => [key, text])));
  open = true;
}

/** Removes from memory what belongs to the vault that was just locked. */
export function forgetDrafts(): void {
  open = false;
  clearTimeout(timer);
  pending.clear();
  texts.set(() => new Map());
  trouble.set(() => null);
}

export function draftNow(key: string): string | null {
  return texts.get().get(key) ?? null;
}

/** The draft under `key` and how to write it; null where there is none. */
export function useDraft(key: string): readonly [string | null, (text: string) => void] {
  const text = useSyncExternalStore(texts.subscribe, () => draftNow(key));
  return [text, (next) => putDraft(key, next)];
}

/** Why the vault does not take drafts at the moment; null when all is well. */
export function useDraftTrouble(): FailureRecord | null {
  return useStore(trouble);
}
