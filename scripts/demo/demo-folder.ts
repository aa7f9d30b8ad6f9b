import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';

/** Everything that the demonstration leaves behind, by absolute path. */
export interface DemoFolder {
  readonly path: string;
  readonly vault: string;
  readonly colleagueVault: string;
  readonly passphraseFile: string;
  readonly bundle: string;
  /** An age identity made by `age-keygen`, for whom the bundle is encrypted too. */
  readonly key: string;
  readonly unpacked: string;
  readonly screenshots: string;
}

/** Of the sample vaults. It stands in the open because nothing in them is real. */
export const samplePassphrase = 'sample passphrase, nothing real here';

/** Makes redrope-demo/ anew; what an earlier demonstration left there is gone. */
export function makeDemoFolder(): DemoFolder {
  const path = join(projectRoot, 'redrope-demo');
  rmSync(path, { recursive: true, force: true });
  const folder: DemoFolder = {
    path,
    vault: join(path, 'vault'),
    colleagueVault: join(path, 'colleague-vault'),
    passphraseFile: join(path, 'passphrase.txt'),
    bundle: join(path, '24-SW-0417.redrope'),
    key: join(path, 'key.txt'),
    unpacked: join(path, 'bundle-unpacked'),
    screenshots: join(path, 'screenshots'),
  };
  mkdirSync(folder.screenshots, { recursive: true });
  writeFileSync(folder.passphraseFile, `${samplePassphrase}\n`);
  return folder;
}
