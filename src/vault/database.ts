import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { storageFailure, withStorageFailures } from './sqlite-failure.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A handle through which a function promises only to read. */
export type ReadableDb = Pick<Database.Database, 'prepare'> & { readonly [readable]: true };
/** A handle through which a function may write. */
export type WritableDb = Database.Database & { readonly [readable]: true; readonly [writable]: true };

export interface OpenOptions {
  /** Make the file where it is not there; otherwise its absence is an error. */
  readonly create: boolean;
  /** `scratch`: the content need not outlive the process, so nothing waits for the disk. Secrecy is the same. */
  readonly durability?: 'full' | 'scratch';
}

type Pragmas = Readonly<Record<string, string | number>>;

/** What each connection is set to, and what it must then say of itself. */
const secrecy: Pragmas = {
  temp_store: 2,
  locking_mode: 'exclusive',
  foreign_keys: 1,
  secure_delete: 1,
  cell_size_check: 1,
  trusted_schema: 0,
  mmap_size: 0,
};
const durable: Pragmas = {
  journal_mode: 'wal',
  synchronous: 2,
  journal_size_limit: 4_194_304,
  cache_size: -65_536,
};
const scratch: Pragmas = { journal_mode: 'memory', synchronous: 0 };

/**
 * Opens an encrypted database (SQLCipher 4 format) under a raw 32-byte key and takes its lock for as long as it is
 * open. Failures: `vault-in-use` when another program has it, `vault-damaged` when the key does not open it.
 */
export function openDatabase(file: string, key: Uint8Array, options: OpenOptions): WritableDb {
  return withStorageFailures(() => {
    // SQLite would let every account read the file, and its log takes the file's own mode.
    if (options.create) closeSync(openSync(file, 'a', 0o600));
    const db = new Database(file, { fileMustExist: true, timeout: 500 });
    try {
      unlock(db, key);
      setPragmas(db, { ...secrecy, ...(options.durability === 'scratch' ? scratch : durable) });
      db.exec('BEGIN EXCLUSIVE; COMMIT');
    } catch (thrown) {
      db.close();
      throw thrown;
    }
    return db as WritableDb;
  });
}

function unlock(db: Database.Database, key: Uint8Array): void {
  if (key.length !== 32) throw new TypeError('A vault key has 32 bytes');
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
}

function setPragmas(db: Database.Database, pragmas: Pragmas): void {
  for (const [name, setting] of Object.entries(pragmas)) db.pragma(`${name} = ${setting}`);
  for (const [name, setting] of Object.entries(pragmas)) {
    const actual: unknown = db.pragma(name, { simple: true });
    if (actual !== setting) throw new Error(`SQLite keeps ${name} at ${String(actual)}`);
  }
}

/** Writes everything into the main file, truncates the log beside it and closes. */
export function closeDatabase(db: WritableDb): void {
  if (!db.open) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // What could not be moved (a full disk) stays in the log, where the next opening reads it.
  }
  db.close();
}

const statements = new WeakMap<object, Map<string, Database.Statement>>();

function statement(db: ReadableDb, sql: string): Database.Statement {
  let known = statements.get(db);
  if (known === undefined) statements.set(db, (known = new Map()));
  let prepared = known.get(sql);
  if (prepared === undefined) known.set(sql, (prepared = db.prepare(sql)));
  return prepared;
}

type Value = string | number | bigint | null | Uint8Array;

function query(db: ReadableDb, sql: string): Database.Statement {
  const prepared = statement(db, sql);
  if (!prepared.readonly) throw new TypeError('A reading statement must not write');
  return prepared;
}

// What the four below throw is a Failure where storage is at fault: `disk-full`, `vault-damaged`, `file-unreadable`.

/** All rows of a query. Its statement is prepared once per database. */
export function rows<Row>(db: ReadableDb, sql: string, ...values: Value[]): Row[] {
  return withStorageFailures(() => query(db, sql).all(...values) as Row[]);
}

/** The first row of a query. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a row is, the caller's SQL says
export function row<Row>(db: ReadableDb, sql: string, ...values: Value[]): Row | undefined {
  return withStorageFailures(() => query(db, sql).get(...values) as Row | undefined);
}

/** The first column of the first row of a query. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a row is, the caller's SQL says
export function value<T>(db: ReadableDb, sql: string, ...values: Value[]): T | undefined {
  const found = row<Record<string, T>>(db, sql, ...values);
  return found === undefined ? undefined : Object.values(found)[0];
}

/** Runs a statement that writes; gives the number of rows changed and the row id of the last one inserted. */
export function write(
  db: WritableDb,
  sql: string,
  ...values: Value[]
): { readonly changes: number; readonly id: number } {
  const { changes, lastInsertRowid } = withStorageFailures(() => statement(db, sql).run(...values));
  return { changes, id: Number(lastInsertRowid) };
}

/** Runs `work` as one transaction, or as part of the one that is under way. What storage throws is a Failure. */
export function inTransaction<T>(db: WritableDb, work: () => T): T {
  if (db.inTransaction) return work();
  return withStorageFailures(() => db.transaction(work).immediate());
}

/**
 * Runs work of many turns as one transaction. What else is written through this handle meanwhile becomes part of it,
 * and goes where it fails: the caller keeps others from writing (`Gate`). A process that dies meanwhile leaves a rollback
 * journal, by which the next opening takes all of it back. What storage throws is a Failure.
 */
export async function inLongTransaction<T>(db: WritableDb, work: () => Promise<T>): Promise<T> {
  if (db.inTransaction) throw new Error('A transaction is under way');
  try {
    // New pages go straight into the file: by way of the log each would be encrypted twice, and decrypted between. So is
    // each that leaves the cache and comes back, which is 256 MiB for as long.
    setPragmas(db, { journal_mode: 'truncate', cache_size: -262_144 });
    db.exec('BEGIN IMMEDIATE');
    const result = await work();
    db.exec('COMMIT');
    return result;
  } catch (thrown) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw storageFailure(thrown);
  } finally {
    setPragmas(db, durable);
  }
}
