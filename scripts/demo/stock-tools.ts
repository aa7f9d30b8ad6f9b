import { mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DemoFolder } from './demo-folder.ts';
import { sayPart } from './say.ts';
import { shell } from './shell.ts';

/** Makes a key for a stranger who has no Redrope, and gives the recipient that bundles are encrypted to for it. */
export async function makeStrangerKey({ path, key }: DemoFolder): Promise<string> {
  const file = relative(path, key);
  await shell(path, `age-keygen -o ${file} 2> /dev/null`);
  return (await shell(path, `age-keygen -y ${file}`)).trim();
}

/** Checks the exported bundle with `age`, `unzip`, `sha256sum` and `ssh-keygen` alone. Throws when a check fails. */
export async function checkWithStockTools(folder: DemoFolder): Promise<void> {
  const { path, key, bundle, unpacked } = folder;
  sayPart('Check the bundle without Redrope');
  const inside = relative(path, unpacked);
  mkdirSync(unpacked);
  await shell(path, `age -d -i ${relative(path, key)} -o ${inside}.zip ${relative(path, bundle)}`);
  await shell(path, `unzip -q ${inside}.zip -d ${inside}`);
  const [bag = ''] = readdirSync(unpacked);
  const here = join(unpacked, bag);
  console.log(`  $ cd ${join(inside, bag)}`);
  await shell(here, 'sha256sum -c manifest-sha256.txt');
  await shell(here, 'sha256sum -c tagmanifest-sha256.txt');
  await shell(
    here,
    'ssh-keygen -Y verify -f allowed_signers -I "$(cut -d\' \' -f1 allowed_signers)" -n redrope-bundle -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt',
  );
}
