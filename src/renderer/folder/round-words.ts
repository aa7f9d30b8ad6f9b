import { counted } from '../../core/cases/summary.ts';
import type { FolderRound } from '../../ipc/folder-views.ts';

/** What one round did, in a sentence or two. */
export function roundInWords({ sent, kept, held, received, receipts, waiting }: FolderRound): string {
  const fresh = received.filter(({ added, newDocuments }) => added + newDocuments > 0);
  const entries = fresh.reduce((sum, { added }) => sum + added, 0);
  const people = new Set(sent.map(({ for: { key } }) => key)).size;
  const parts = [
    ...(fresh.length === 0
      ? []
      : [`${counted(entries, 'entry', 'entries')} came in, in ${counted(fresh.length, 'bundle')}.`]),
    ...(receipts.received.length === 0 ? [] : [`${names(receipts.received)} confirmed what they hold.`]),
    ...(sent.length === 0
      ? []
      : [`${counted(sent.length, 'bundle')} went out, for ${counted(people, 'person', 'people')}.`]),
    ...(receipts.sent.length === 0
      ? []
      : [`What came was confirmed to ${names(receipts.sent.map((one) => one.for))}.`]),
    ...(kept.length === 0 ? [] : [`${counted(kept.length, 'case')} may not leave; see the log.`]),
    ...held.map(
      ({ name, cases }) =>
        `${counted(cases.length, 'case')} for ${name} ${cases.length === 1 ? 'waits' : 'wait'} until you have looked at what goes.`,
    ),
    ...(waiting.length === 0
      ? []
      : [
          `${counted(waiting.length, 'bundle')} of strangers ${waiting.length === 1 ? 'waits' : 'wait'} for you.`,
        ]),
  ];
  return parts.length === 0 ? 'Nothing was new, here or there.' : parts.join(' ');
}

function names(people: readonly { readonly name: string }[]): string {
  return [...new Set(people.map(({ name }) => name))].join(', ');
}
