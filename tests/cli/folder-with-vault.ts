import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts';

/** A folder with a closed vault in it, `vault`, that opens cheaply under the tests' passphrase. */
export async function folderWithVault(): Promise<string> {
  const folder = temporaryFolder();
  const vault = await temporaryVault('Ada Reviewer', folder);
  vault.close();
  return folder;
}
