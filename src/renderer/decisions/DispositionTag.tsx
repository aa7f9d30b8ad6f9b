import type { ReactNode } from 'react';
import { dispositions, type Disposition } from '../../core/legal-basis.ts';
import { Tag } from '../ui/Tag.tsx';

const tones = {
  produce: 'good',
  narrow: 'warn',
  challenge: 'warn',
  reject: 'bad',
  'nothing-to-produce': 'plain',
} as const;

export function DispositionTag({ disposition }: { readonly disposition: Disposition }): ReactNode {
  return <Tag tone={tones[disposition]}>{dispositions.labels[disposition]}</Tag>;
}
