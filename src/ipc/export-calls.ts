import { id, line, publicKey, sha256 } from '../core/primitives.ts';
import { boolean, list, nullable, object, text } from '../core/shape.ts';
import { call } from './call.ts';
import type { ExportPlan, KeptReceipt, PersonGroup } from './export-views.ts';
import type { ExportReceipt } from './views.ts';

const path = text(4096, 1);
const people = list(publicKey, 100);
const target = {
  cases: list(id, 100_000, 1),
  people,
  /** Further age recipients. */
  recipients: list(text(200, 1), 100),
  /** Under a passphrase, or not encrypted: nobody is named. */
  open: boolean,
};
const guarded = {
  ...target,
  passphrase: nullable(text(1000)),
  /** Blocks that are lifted, each for a reason that is recorded. */
  lifts: list(object({ block: text(2000, 1), reason: text(20_000, 1) }), 10_000),
  /** The heads of each case as `exports.plan` showed it; null where nobody was shown it. */
  shown: nullable(list(object({ case: id, heads: list(sha256, 1000) }), 100_000)),
};

export const exportShellCalls = {
  /** Asks where to put it by dialog; null when the person cancelled. Failures: `export-blocked`, `refused` where it is not what was shown. */
  'app.exportBundle': call<ExportReceipt | null>()(object(guarded)),
} as const;

export const exportVaultCalls = {
  /** What would leave, and what may not. */
  'exports.plan': call<ExportPlan>()(object(target)),
  /** The cases that changed since the last exchange with these people. Failure `nothing-to-export`. */
  'exports.changed': call<readonly string[]>()(object({ people })),
  'exports.receipts': call<readonly KeptReceipt[]>()(object({})),
  'exports.groups': call<readonly PersonGroup[]>()(object({})),
  /** A group of nobody goes. */
  'exports.setGroup': call<readonly PersonGroup[]>()(object({ name: line, keys: people })),
  'documents.markPrivilege': call<null>()(
    object({ case: id, document: sha256, privileged: boolean, reason: text(20_000, 1) }),
  ),
} as const;

export const exportHostCalls = {
  'host.exportBundle': call<ExportReceipt>()(object({ file: path, ...guarded })),
} as const;
