import packageFile from '../../../package.json' with { type: 'json' };

/** The program and its version, as it names itself in what it makes. */
export const programName = `Redrope ${packageFile.version}`;
