import { runCommand } from './command.ts';
import { hasDisplay } from './display.ts';

/** Each package as its names over Debian's releases, the newest name first. */
type PackageNames = readonly string[];

const WINDOW: readonly PackageNames[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libcups2t64', 'libcups2'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
];
const VIRTUAL_DISPLAY: readonly PackageNames[] = [['xvfb']];
const STOCK_TOOLS: readonly PackageNames[] = [['age'], ['openssh-client'], ['unzip'], ['poppler-utils']];

/** What a command needs of the system: a window, the tools that check a bundle, or both. */
export type SystemNeed = 'window' | 'stock-tools';

/**
 * Makes sure that Debian's packages for the needs are there. Missing ones are installed when this runs as root;
 * otherwise the exact command is printed. On other systems nothing is checked.
 * @returns false when something is missing and could not be installed.
 */
export async function ensureSystemPackages(needs: readonly SystemNeed[]): Promise<boolean> {
  if (process.platform !== 'linux' || !(await isDebian())) return true;
  const missing = await missingPackages(needs.flatMap(packagesFor));
  if (missing.length === 0) return true;
  if (process.getuid?.() !== 0) {
    const names = missing.map((known) => known.at(-1)).join(' ');
    console.error(`Some system packages are missing. Install them with:\n  sudo apt-get install -y ${names}`);
    return false;
  }
  return installPackages(missing);
}

function packagesFor(need: SystemNeed): readonly PackageNames[] {
  if (need === 'stock-tools') return STOCK_TOOLS;
  return hasDisplay() ? WINDOW : [...WINDOW, ...VIRTUAL_DISPLAY];
}

async function isDebian(): Promise<boolean> {
  return (await runCommand('dpkg-query', ['--version'], { quiet: true })).code === 0;
}

async function missingPackages(wanted: readonly PackageNames[]): Promise<PackageNames[]> {
  const { output } = await runCommand('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n'], {
    quiet: true,
  });
  const installed = new Set(output.split('\n').map((line) => line.trim()));
  return wanted.filter((names) => !names.some((name) => installed.has(`${name} installed`)));
}

async function installPackages(missing: readonly PackageNames[]): Promise<boolean> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing system packages: ${missing.map((names) => names.at(-1)).join(', ')}.`);
  const update = await runCommand('apt-get', ['update', '-qq'], { env, quiet: true });
  const names = await Promise.all(missing.map(knownName));
  const install = await runCommand(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', ...names],
    { env, quiet: true },
  );
  if (install.code === 0) return true;
  console.error(`apt-get could not install them:\n${update.output}${install.output}`);
  return false;
}

async function knownName(names: PackageNames): Promise<string> {
  for (const name of names) {
    const { code, output } = await runCommand('apt-cache', ['policy', name], { quiet: true });
    if (code === 0 && /Candidate: (?!\(none\))/.test(output)) return name;
  }
  return names.at(-1) ?? '';
}
