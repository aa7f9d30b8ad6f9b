import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import { docketJobs } from '../../ipc/report-views.ts';
import type { AsJob } from '../jobs.ts';
import type { Vault } from '../vault.ts';
import type { DocketFile } from './docket-file.ts';
import { importDocketView } from './preview-docket.ts';

/** The calls by which a docket comes in as CSV. */
export function docketHandlers(
  vault: () => Vault,
  asJob: AsJob,
): Pick<Handlers<ProcessContract>, 'docket.importPreview' | 'docket.importCsv'> {
  return {
    'docket.importPreview': ({ upload, ...reading }) =>
      asJob(docketJobs.reading, (options) =>
        importDocketView(vault(), uploaded(vault(), upload), reading, { ...options, preview: true }),
      ),
    'docket.importCsv': ({ upload, ...reading }) =>
      asJob(docketJobs.importing, (options) =>
        importDocketView(vault(), uploaded(vault(), upload), reading, options),
      ),
  };
}

/** The file that an upload gave. */
export function uploaded({ staging }: Vault, upload: string): DocketFile {
  const source = staging.source(upload);
  return { name: staging.nameOf(upload), bytes: source.read(0, source.size) };
}
