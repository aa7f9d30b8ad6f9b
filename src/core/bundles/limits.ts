/**
 * Bounds on what a bundle may hold, checked before anything is read into memory. They are far above what real cases
 * need and far below what would harm the machine.
 */
export const bundleLimits = {
  /** Files in a bundle. */
  files: 200_000,
  /** Bytes of the ZIP's list of files. */
  fileList: 64 * 1024 * 1024,
  /** Bytes of one file of the bag that is read whole: manifests, bundle.json, findings, decisions, summary. */
  wholeFile: 128 * 1024 * 1024,
  /** Bytes of a receipt: room for 10,000 cases with some heads each. */
  receipt: 8 * 1024 * 1024,
  /** Bytes of all ledgers together. */
  ledgers: 512 * 1024 * 1024,
  /** Bytes of one ledger line; the longest entry that can be recorded fits. */
  ledgerLine: 48 * 1024 * 1024,
  /** Bytes of a document that somebody compressed again; documents as Redrope writes them have no limit of their own. */
  compressedDocument: 256 * 1024 * 1024,
  /** Bytes of an age header: room for the 100 recipients that an export takes. */
  ageHeader: 64 * 1024,
} as const;
