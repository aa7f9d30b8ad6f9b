import { sha256 } from '../primitives.ts';
import { boolean, list, literal, object, oneOf, text } from '../shape.ts';

/** Why something may not leave: see `blocksOf`. */
export const blockKinds = ['nondisclosure', 'privileged', 'other-case'] as const;
export type BlockKind = (typeof blockKinds)[number];

const reason = text(20_000, 1);

/** What keeps a case, or lets it, from leaving the vault. */
export const exportEvents = {
  /** A document is privileged from now on, or is not any more. */
  'privilege-marked': object({
    type: literal('privilege-marked'),
    document: sha256,
    privileged: boolean,
    reason,
  }),
  /** The case was let out to somebody although something spoke against it. */
  'export-allowed': object({
    type: literal('export-allowed'),
    despite: list(oneOf(blockKinds), blockKinds.length, 1),
    to: text(2000),
    reason,
  }),
};
