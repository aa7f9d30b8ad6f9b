/** The parts of the ZIP format (PKWARE APPNOTE) that Redrope writes and reads. */
export const signatures = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  end: 0x06054b50,
} as const;

export const sizes = { local: 30, central: 46, end64: 56, locator64: 20, end: 22 } as const;

/** The values that say "see the ZIP64 field". */
export const in64 = { two: 0xffff, four: 0xffffffff } as const;

export const flags = { encrypted: 0x0001, deflateLevel: 0x0006, descriptor: 0x0008, utf8: 0x0800 } as const;

export const zip64Field = 0x0001;

/** The comment of a sealed ZIP: this and the SHA-256 of every byte before its hexadecimal digits. */
export const sealPrefix = 'redrope-sha256:';
export const sealDigits = 64;
export const sealLength = sealPrefix.length + sealDigits;
