import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import { call } from '../app/client.ts';
import { sizeInWords } from '../app/size-words.ts';
import { useQuery } from '../app/use-query.ts';
import { localZone } from '../app/zoned-time.ts';
import { FailureNotice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';

/** The receipts of every bundle that was written here, the latest first. */
export function SentBundles(): ReactNode {
  const receipts = useQuery(
    'receipts',
    () => call('exports.receipts', {}),
    (event) => event.type === 'changed' || event.type === 'job-ended',
  );
  return (
    <section aria-labelledby="people-sent">
      <h2 id="people-sent">Bundles that left</h2>
      <FailureNotice failure={receipts.failure} />
      {receipts.value?.length === 0 && <p className="quiet">None yet.</p>}
      <ol className="exchanges" aria-label="Bundles that left">
        {receipts.value?.map(({ at, file, bytes, sha256, to, cases, entries, lifted }, index) => (
          // One file may be written twice over.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <b>
              <bdi>{file}</bdi>
            </b>
            <span className="quiet">
              <When at={at} zone={localZone()} />
            </span>
            <span>
              for <bdi>{to}</bdi>: {counted(cases, 'case')}, {counted(entries, 'entry', 'entries')},{' '}
              {sizeInWords(bytes)}
            </span>
            {lifted.length > 0 && <span>Let out although: {lifted.join(' ')}</span>}
            <code>{sha256}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
