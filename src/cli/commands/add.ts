import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readCaseFile } from '../../core/cases/case-file.ts';
import { Failure } from '../../core/failure.ts';
import { documentRoles, type DocumentRole } from '../../core/legal-basis.ts';
import { openCase } from '../../core/requests/commands.ts';
import type { Extraction, Received } from '../../ipc/views.ts';
import { receiveDocument } from '../../vault/documents/intake.ts';
import { ReadingQueue } from '../../vault/documents/reading-queue.ts';
import { fileSource } from '../../vault/bundles/file-source.ts';
import { Jobs } from '../../vault/jobs.ts';
import { caseState, recordEvents } from '../../vault/ledger-store.ts';
import { sha256OfSource } from '../../vault/source-hash.ts';
import type { Vault } from '../../vault/vault.ts';
import { UsageError, type Command, type Invocation } from '../command.ts';
import { withVault } from '../with-vault.ts';

export const add: Command = {
  usage: 'VAULT FILE... (--case ID | --new-case JSONFILE) [--role ROLE]',
  summary: `Takes files into a case, byte for byte, and reads their pages. ROLE: ${documentRoles.ids.join(', ')}.`,
  options: { case: { type: 'string' }, 'new-case': { type: 'string' }, role: { type: 'string' } },
  words: { min: 1, max: 10_000 },
  async run(invocation) {
    const role = roleOf(invocation);
    const given = invocation.option('case');
    const caseFile = invocation.option('new-case');
    if ((given === undefined) === (caseFile === undefined))
      throw new UsageError('Choose one: --case or --new-case.');
    const files = invocation.words.slice(1);
    if (given !== undefined && files.length === 0) throw new UsageError('Name the files to add.');
    // Before anything is recorded: a file that cannot be read fails the whole command.
    for (const file of files) fileSource(file).close();
    const opening = caseFile === undefined ? null : readCaseFile(readCaseText(caseFile));
    return withVault(invocation, async (vault) => {
      const caseId = given ?? randomUUID();
      if (opening === null) caseState(vault.db, caseId);
      else recordEvents(vault, caseId, openCase(opening.request, opening.demands, randomUUID));
      const received = files.map((file) => receive(vault, caseId, file, role));
      const readings = await readAll(vault, received);
      const documents = received.map((document, index) => ({ ...document, reading: readings[index] }));
      const lines = documents.map(
        ({ name, document, reading }) => `${document}  ${name}  ${inWords(reading)}`,
      );
      return { json: { case: caseId, documents }, text: [`Case ${caseId}`, ...lines].join('\n') };
    });
  },
};

function roleOf(invocation: Invocation): DocumentRole {
  const given = invocation.option('role') ?? 'request';
  const role = documentRoles.ids.find((known) => known === given);
  if (role === undefined) throw new UsageError(`--role is one of ${documentRoles.ids.join(', ')}.`);
  return role;
}

function readCaseText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Failure('file-unreadable', `The case file ${file} cannot be read. Nothing was changed.`);
  }
}

function receive(vault: Vault, caseId: string, file: string, role: DocumentRole): Received {
  const source = fileSource(file);
  try {
    return receiveDocument(vault, {
      case: caseId,
      name: basename(file),
      role,
      source,
      sha256: sha256OfSource(source),
    });
  } finally {
    source.close();
  }
}

async function readAll(vault: Vault, received: readonly Received[]): Promise<readonly Extraction[]> {
  const queue = new ReadingQueue(vault, new Jobs(vault.emit));
  await queue.idle();
  const readings = received.map(({ document }) => queue.stateOf(document));
  await queue.close();
  return readings;
}

function inWords(reading: Extraction | undefined): string {
  switch (reading?.state) {
    case 'read':
      return `${reading.pages} pages`;
    case 'password-needed':
      return 'needs a password to be read; kept as it came';
    case 'failed':
      return reading.why;
    default:
      return 'not read yet';
  }
}
