import type { LinkedCase } from '../../ipc/views.ts';

type Kind = LinkedCase['kind'];

export const linkKinds: readonly (readonly [kind: Kind, label: string])[] = [
  ['preservation', 'preserves what is demanded here'],
  ['follow-up', 'is the process that followed this one'],
  ['repeat', 'is the same request once more'],
];

const backwards: Readonly<Record<Kind, string>> = {
  preservation: 'demands what is preserved here',
  'follow-up': 'came before this one',
  repeat: 'is the same request, which this one repeats',
};

/** What the other case is to this one, after its name. */
export function linkWords({ kind, direction }: Pick<LinkedCase, 'kind' | 'direction'>): string {
  if (direction === 'from') return backwards[kind];
  return linkKinds.find(([id]) => id === kind)?.[1] ?? '';
}
