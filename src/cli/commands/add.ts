import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readCaseFile } from '../../core/cases/case-file.ts';
import type { CaseEvent } from '../../core/events.ts';
import { Failure } from '../../core/failure.ts';
import { documentRoles, type DocumentRole } from '../../core/legal-basis.ts';
import { openCase } from '../../core/requests/commands.ts';
import type { Received } from '../../ipc/views.ts';
import { fileSource, type FileSource } from '../../vault/file-source.ts';
import { receiveTogether } from '../../vault/documents/receive-together.ts';
import { sha256OfSource } from '../../vault/source-hash.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { readingInWords, readWaiting } from '../read-waiting.ts';
import { caseNamed, withVault } from '../with-vault.ts';

export async function add(invocation: Invocation): Promise<Outcome> {
  const files = invocation.words.slice(1);
  const roleOf = rolesOf(invocation, files);
  const opening = openingOf(invocation);
  if (opening === null && files.length === 0) throw new UsageError('Name the files to add.');
  // Before a passphrase is asked for: a file that cannot be read fails the whole command.
  const sources = files.map((file) => ({ ...openedFile(file), role: roleOf(file) }));
  try {
    return await withVault(invocation, async (vault) => {
      const caseId = opening === null ? caseNamed(vault, invocation.option('case') ?? '') : randomUUID();
      const incoming = sources.map((each) => ({ ...each, sha256: sha256OfSource(each.source) }));
      const received = receiveTogether(vault, caseId, incoming, opening ?? []);
      const readings = await readWaiting(
        vault,
        received.map(({ document }) => document),
      );
      const documents = received.map((document, index) => ({
        ...named(document, sources[index]?.role ?? 'request'),
        reading: readings[index],
      }));
      return { json: { case: caseId, documents }, lines: [`Case ${caseId}`, ...documents.map(inWords)] };
    });
  } finally {
    for (const { source } of sources) source.close();
  }
}

/** The role of each file: `--role FILE=ROLE` says it of one, by its path as given or its name, `--role ROLE` of the others. */
function rolesOf({ options }: Invocation, files: readonly string[]): (file: string) => DocumentRole {
  const given = options('role').map((option) => {
    const at = option.lastIndexOf('=');
    return { file: at === -1 ? null : option.slice(0, at), role: roleNamed(option.slice(at + 1)) };
  });
  const unknown = given.find(
    ({ file }) => file !== null && !files.some((each) => each === file || basename(each) === file),
  );
  if (unknown !== undefined) {
    throw new UsageError(`--role names “${unknown.file ?? ''}”, which is none of the files to add.`);
  }
  const whose = given.map(({ file }) => file);
  if (new Set(whose).size < whose.length) throw new UsageError('--role gives one file, or all, two roles.');
  const others = given.find(({ file }) => file === null)?.role ?? 'request';
  return (path) => {
    const own = given.find(({ file }) => file === path) ?? given.find(({ file }) => file === basename(path));
    return own?.role ?? others;
  };
}

function roleNamed(given: string): DocumentRole {
  const role = documentRoles.ids.find((known) => known === given);
  if (role === undefined) {
    throw new UsageError(`--role is ROLE or FILE=ROLE; ROLE is one of ${documentRoles.ids.join(', ')}.`);
  }
  return role;
}

/** The events that open the new case; null for one that is there. */
function openingOf(invocation: Invocation): readonly CaseEvent[] | null {
  const file = invocation.option('new-case');
  if ((invocation.option('case') === undefined) === (file === undefined))
    throw new UsageError('Choose one: --case or --new-case.');
  if (file === undefined) return null;
  const text = readCaseText(file);
  try {
    const { request, demands } = readCaseFile(text);
    return openCase(request, demands, randomUUID);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw new Failure(thrown.code, `In the case file ${file}: ${thrown.message} Nothing was changed.`);
  }
}

function readCaseText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new Failure('file-unreadable', `The case file ${file} cannot be read. Nothing was changed.`);
  }
}

function openedFile(file: string): { readonly name: string; readonly source: FileSource } {
  try {
    return { name: basename(file), source: fileSource(file) };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw new Failure(thrown.code, `${file}: ${thrown.message}`);
  }
}

function named({ document, ...rest }: Received, role: DocumentRole) {
  return { sha256: document, role, ...rest };
}

function inWords({
  sha256,
  name,
  alreadyInCase,
  reading,
}: ReturnType<typeof named> & { reading: Parameters<typeof readingInWords>[0] }): string {
  return [sha256, name, ...(alreadyInCase ? ['in the case already'] : []), readingInWords(reading)].join(
    '  ',
  );
}
