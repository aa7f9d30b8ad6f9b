import type { Command } from './command.ts';
import { add } from './commands/add.ts';
import { check } from './commands/check.ts';
import { exportCases } from './commands/export.ts';
import { identity } from './commands/identity.ts';
import { importBundleFile } from './commands/import.ts';
import { init } from './commands/init.ts';
import { list } from './commands/list.ts';
import { search } from './commands/search.ts';
import { show } from './commands/show.ts';
import { verify } from './commands/verify.ts';

/** Every command, by the word that calls it. */
export const commands: Readonly<Record<string, Command>> = {
  init,
  identity,
  add,
  list,
  show,
  search,
  export: exportCases,
  verify,
  import: importBundleFile,
  check,
};
