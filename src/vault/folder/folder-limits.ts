/** Bounds on what is read from a folder that anybody may write into, and on what one bundle for it holds. */
export const folderLimits = {
  /** Names looked at in one round. */
  names: 100_000,
  /** Bytes of one bundle that is taken out of the folder. */
  bundle: 4 * 1024 ** 3,
  /** How often a file that cannot be read is tried again though neither its size nor its time changed. */
  tries: 3,
  /** How often the same state of a case is put into the folder again because the file that held it is gone. */
  sends: 5,
  /** Cases, and bytes of their documents, in one bundle; a case alone may have more. */
  casesAtOnce: 50,
  documentsAtOnce: 64 * 1024 ** 2,
  logLines: 500,
} as const;
