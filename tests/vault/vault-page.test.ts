import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, rows } from '../../src/vault/database.ts';
import { applicationId, migrate, migrations } from '../../src/vault/migrations/migrate.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';

const project = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');

describe('the page on the vault', () => {
  const page = read('docs/formats/vault.md');

  it('names every table, and none that is not there', () => {
    const db = openDatabase(join(temporaryFolder(), 'vault.sqlite'), randomBytes(32), { create: true });
    migrate(db);
    const tables = rows<{ name: string }>(
      db,
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'`,
    ).map(({ name }) => name);
    closeDatabase(db);
    const [, section = ''] = page.split('| table | what it holds |');
    const [listed = ''] = section.split('\n\n');
    const named = listed
      .split('\n')
      .slice(2)
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    expect(named.toSorted()).toEqual(tables.toSorted());
  });

  it('gives the numbers that the code has', () => {
    expect(page).toContain(`\`0x${applicationId.toString(16)}\``);
    expect(page).toContain(`(now ${migrations.length})`);
  });
});

describe('the page on security', () => {
  it('names tests that are there', () => {
    const named = [...read('docs/security.md').matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(20);
    for (const path of named) expect([path, existsSync(join(project, path))]).toEqual([path, true]);
  });
});
