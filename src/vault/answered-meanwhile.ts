import type { Handlers } from '../ipc/call.ts';
import type { ProcessContract } from '../ipc/contract.ts';
import type { SessionHolder } from './session.ts';

/**
 * The calls that are answered while something is alone with the database: they only read, or do not touch it, or see
 * to the gate themselves. All others wait. What they read may be half done, and nobody can act on it before it is whole;
 * what makes reports waits, since those are handed on.
 */
const answeredMeanwhile: ReadonlySet<keyof ProcessContract> = new Set([
  'host.create',
  'host.unlock',
  'host.close',
  'host.settings',
  'vault.identity',
  'settings.get',
  'docket.list',
  'docket.search',
  'docket.importPreview',
  'docket.importCsv',
  'bundles.import',
  'folder.show',
  'folder.exchange',
  'folder.share',
  'folder.decide',
  'people.list',
  'cases.show',
  'cases.history',
  'uploads.begin',
  'uploads.piece',
  'uploads.cancel',
  'documents.read',
  'documents.pageTexts',
  'documents.password',
  'drafts.list',
  'jobs.cancel',
  'reports.periods',
  'reports.bandChoice',
  'reports.published',
  'reports.history',
]);

/** The same handlers, of which those that may write wait while something is alone with the database. */
export function inTurn(
  handlers: Handlers<ProcessContract>,
  session: Pick<SessionHolder, 'gate'>,
): Handlers<ProcessContract> {
  const waiting = Object.entries(handlers).map(([name, handler]) => {
    const answer = handler as (input: unknown) => unknown;
    if ((answeredMeanwhile as ReadonlySet<string>).has(name)) return [name, answer];
    return [name, (input: unknown) => session.gate?.together(() => answer(input)) ?? answer(input)];
  });
  return Object.fromEntries(waiting) as Handlers<ProcessContract>;
}
