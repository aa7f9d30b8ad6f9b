import type { CaseDocument } from '../../core/cases/case-state.ts';
import { addDocument } from '../../core/documents/commands.ts';
import type { CaseEvent } from '../../core/events.ts';
import type { DocumentRole } from '../../core/legal-basis.ts';
import type { Received } from '../../ipc/views.ts';
import type { ByteSource } from '../byte-source.ts';
import { storeDocument } from '../document-store.ts';
import { caseState, casesWith, recordEvents } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';

export interface FileToReceive {
  readonly name: string;
  readonly role: DocumentRole;
  readonly source: ByteSource;
  /** SHA-256 of all its bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Makes several files documents of a case in one transaction: all of them or none. `opening` are the events that open
 * the case, where it is a new one; `store` puts a file's bytes into the vault. Failures: `case-unknown`, `disk-full`, `file-unreadable` when one changed meanwhile.
 */
export function receiveTogether(
  vault: Vault,
  caseId: string,
  files: readonly FileToReceive[],
  opening: readonly CaseEvent[] = [],
  store: (file: FileToReceive) => void = ({ source, sha256 }) => storeDocument(vault.db, source, sha256),
): Received[] {
  const { db } = vault;
  const events = [...opening];
  const held: Pick<CaseDocument, 'sha256'>[] =
    opening.length === 0 ? [...caseState(db, caseId).documents] : [];
  const fresh = files.filter(({ sha256, name, role, source }) => {
    const added = addDocument({ documents: held }, { document: sha256, name, bytes: source.size, role });
    events.push(...added);
    held.push(...added.map(() => ({ sha256 })));
    return added.length > 0;
  });
  recordEvents(vault, caseId, events, { alongside: () => fresh.forEach(store) });
  return files.map((file) => ({
    document: file.sha256,
    name: file.name,
    bytes: file.source.size,
    alreadyInCase: !fresh.includes(file),
    alsoIn: casesWith(db, file.sha256)
      .filter((other) => other !== caseId)
      .map((other) => ({ case: other, reference: caseState(db, other).request.reference })),
  }));
}
