import { notCompared } from '../../core/bundles/summary.ts';
import { namesOf } from '../../core/cases/case-state.ts';
import { toldForks, type ToldHistory } from '../../core/cases/told-histories.ts';
import { Failure, failureRecord, type FailureRecord } from '../../core/failure.ts';
import { toldBlindReview, type ToldBlindReview } from '../../core/second-review/blind-words.ts';
import { fileSource } from '../file-source.ts';
import { wordsOf } from '../people/words-of.ts';
import { sshFingerprint } from '../ssh-key.ts';
import type { BundleKeys } from './age-header.ts';
import { openBundle, type VerifiedBundle } from './open-bundle.ts';
import type { ReadOptions } from './read-bag.ts';

/** Who signed: the bundle as a whole, and how many entries of its ledgers. */
export interface ReportedSigner {
  readonly name: string;
  readonly key: string;
  readonly fingerprint: string;
  /** The fingerprint in words, to be read over the telephone. */
  readonly words: readonly string[];
  readonly signedBundle: boolean;
  readonly entries: number;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly cases: number;
  readonly entries: number;
  readonly documents: number;
  /** The signer of the bundle first. */
  readonly signers: readonly ReportedSigner[];
  /** What could not be compared with the ledger, in sentences. */
  readonly notCompared: readonly string[];
  /** Sentences; the first thing that is wrong is the last that was looked at. */
  readonly problems: readonly string[];
  /** What the ledgers show of blind second reviews; left out where there are none. */
  readonly blindReviews?: readonly ToldBlindReview[];
  /** Authors who signed acts that do not know of each other; left out where there are none. */
  readonly forks?: readonly (ToldHistory & { readonly case: string })[];
  /** What its signer acknowledged to others; left out where that is nothing. */
  readonly receipts?: readonly { readonly to: string; readonly at: string; readonly cases: number }[];
  /** The problem as a failure; undefined where there is none. */
  readonly failure?: FailureRecord;
}

const notOfTheBundle: readonly string[] = ['invalid-input', 'cancelled'];

/** Checks a bundle file without a vault. What is wrong with the bundle is in the report; a missing file throws. */
export async function verifyReport(
  file: string,
  keys: BundleKeys,
  options: ReadOptions = {},
): Promise<VerifyReport> {
  const source = fileSource(file);
  try {
    return reportOf(await openBundle(source, keys, options));
  } catch (thrown) {
    if (!(thrown instanceof Failure) || notOfTheBundle.includes(thrown.code)) throw thrown;
    const failure = failureRecord(thrown);
    return {
      ok: false,
      cases: 0,
      entries: 0,
      documents: 0,
      notCompared: [],
      signers: [],
      problems: [failure.message],
      failure,
    };
  } finally {
    source.close();
  }
}

function reportOf(bundle: VerifiedBundle): VerifyReport {
  const names = new Map<string, string>();
  const entries = new Map<string, number>();
  for (const { entries: ledger, state } of bundle.cases) {
    const nameOf = namesOf(state);
    for (const { entry } of ledger) {
      names.set(entry.author, nameOf(entry.author));
      entries.set(entry.author, (entries.get(entry.author) ?? 0) + 1);
    }
  }
  const blind = bundle.cases.flatMap(({ entries: ledger, state }) => toldBlindReview(ledger, state) ?? []);
  const forks = bundle.cases.flatMap(({ entries: ledger, state }) =>
    toldForks(ledger, () => false).map((fork) => ({ case: state.id, ...fork })),
  );
  const receipts = bundle.receipts.map(({ said: { to, at, cases } }) => ({ to, at, cases: cases.length }));
  const { key, name } = bundle.signer;
  const authors = [key, ...[...entries.keys()].filter((author) => author !== key).toSorted()];
  return {
    ok: true,
    cases: bundle.cases.length,
    entries: bundle.cases.reduce((sum, { entries: ledger }) => sum + ledger.length, 0),
    documents: bundle.documents.length,
    signers: authors.map((author) => ({
      name: author === key ? name : (names.get(author) ?? ''),
      key: author,
      fingerprint: sshFingerprint(author),
      words: wordsOf(author),
      signedBundle: author === key,
      entries: entries.get(author) ?? 0,
    })),
    notCompared: notCompared(bundle.info),
    problems: [],
    ...(blind.length === 0 ? {} : { blindReviews: blind }),
    ...(forks.length === 0 ? {} : { forks }),
    ...(receipts.length === 0 ? {} : { receipts }),
  };
}
