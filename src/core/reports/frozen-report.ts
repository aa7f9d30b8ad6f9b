import type { PublishedReport, TableId } from './report.ts';
import type { CellChange, OptionChange } from './restatement.ts';

/** A report as it was published, with what it says of an earlier one. Its canonical bytes are what is signed. */
export interface FrozenReport {
  readonly report: PublishedReport;
  readonly publishedAt: string;
  /** The id of the report that was published before this one, of whatever period: the records are a chain. Null for the first. */
  readonly previous: string | null;
  /** The id of the report of the same period that this one restates, and why; null for the first one. */
  readonly restates: {
    readonly id: string;
    readonly why: string;
    readonly changes: readonly CellChange[];
    /** What was chosen otherwise, so that figures of the two are not the same kind. */
    readonly options: readonly OptionChange[];
    /** The tables that a report of the period before had and this one has not; absent where there are none. */
    readonly withdrawn?: readonly TableId[];
  } | null;
}

export interface SignedReport {
  /** SHA-256 of the canonical bytes. */
  readonly id: string;
  readonly frozen: FrozenReport;
  readonly author: string;
  readonly signature: string;
  /** The same in OpenSSH's form, made when it was published; null where an early version published it. */
  readonly sshSignature: string | null;
}
