/** What the person said on the command line. */
export interface StartArguments {
  /** The vault's folder, as given; undefined when none was named. */
  readonly vault: string | undefined;
}

/** Reads `--vault FOLDER` or `--vault=FOLDER`; arguments of Electron and Chromium are passed over. */
export function startArguments(argv: readonly string[]): StartArguments {
  const at = argv.indexOf('--vault');
  const joined = argv.find((argument) => argument.startsWith('--vault='));
  const vault = at === -1 ? joined?.slice('--vault='.length) : argv[at + 1];
  return { vault: vault === undefined || vault === '' ? undefined : vault };
}
