import { addDocument } from '../../core/documents/commands.ts';
import type { DocumentRole } from '../../core/legal-basis.ts';
import type { Received } from '../../ipc/views.ts';
import type { ByteSource } from '../byte-source.ts';
import { storeDocument } from '../document-store.ts';
import { caseState, casesWith, recordEvents } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';

export interface IncomingFile {
  readonly case: string;
  readonly name: string;
  readonly role: DocumentRole;
  readonly source: ByteSource;
  /** SHA-256 of all its bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Makes a file a document of a case: its bytes, whatever they are, and the entry that says so, all or nothing. Its
 * pages are read later. Failures: `case-unknown`, `disk-full`, `file-unreadable` when it changed meanwhile.
 */
export function receiveDocument(vault: Vault, file: IncomingFile): Received {
  const { db } = vault;
  const state = caseState(db, file.case);
  const events = addDocument(state, {
    document: file.sha256,
    name: file.name,
    bytes: file.source.size,
    role: file.role,
  });
  recordEvents(vault, file.case, events, () => storeDocument(db, file.source, file.sha256));
  return {
    document: file.sha256,
    name: file.name,
    bytes: file.source.size,
    alreadyInCase: events.length === 0,
    alsoIn: casesWith(db, file.sha256)
      .filter((other) => other !== file.case)
      .map((other) => ({ case: other, reference: caseState(db, other).request.reference })),
  };
}
