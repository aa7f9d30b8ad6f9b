import type { freeLinkKind } from '../../core/cases/events.ts';
import type { Of } from '../../core/shape.ts';
import type { LinkedCase } from '../../ipc/views.ts';

type Kind = LinkedCase['kind'];
type FreeKind = Of<typeof freeLinkKind>;

/** What a person may say that the other case is. */
export const linkKinds: readonly (readonly [kind: FreeKind, label: string])[] = [
  ['preservation', 'preserves what is demanded here'],
  ['follow-up', 'is the process that followed this one'],
  ['repeat', 'is the same request once more'],
];

const backwards: Readonly<Record<Kind, string>> = {
  preservation: 'demands what is preserved here',
  'follow-up': 'came before this one',
  repeat: 'is the same request, which this one repeats',
  extends: 'extends the preservation of this one',
};

/** What the other case is to this one, after its name. */
export function linkWords({ kind, direction }: Pick<LinkedCase, 'kind' | 'direction'>): string {
  if (direction === 'from') return backwards[kind];
  if (kind === 'extends') return 'is the preservation that this one extends';
  return linkKinds.find(([id]) => id === kind)?.[1] ?? '';
}

const mostNamed = 3;

/** The first few by name, the others by number. */
export function shortList(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
