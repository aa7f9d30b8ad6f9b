import { id, sha256 } from '../core/primitives.ts';
import { nullable, object, text } from '../core/shape.ts';
import { call } from './call.ts';

const written = text(20_000, 1);

export const noteCalls = {
  /** `about` is a finding or the entry of a decision; null: the case. Failure `refused`, as for all of these, says why not. */
  'notes.write': call<{ readonly note: string }>()(
    object({
      case: id,
      about: nullable((value, path) =>
        typeof value === 'string' && value.length === 64 ? sha256(value, path) : id(value, path),
      ),
      text: written,
    }),
  ),
  'notes.withdraw': call<null>()(object({ case: id, note: id, reason: written })),
  /** It leaves with every bundle of the case from now on. */
  'notes.release': call<null>()(object({ case: id, note: id })),
} as const;
