import { join } from 'node:path';

/** What differs between the Electron that this app is made for and the old one that demonstrations fall back on. */
export interface Runtime {
  /** True on the old one, which is never for real case data; the window's title says so. */
  readonly demonstration: boolean;
  /**
   * Where the vault process runs: in Electron's own utility process, or in a Node of its own, since the encrypted
   * database needs Node-API 10.
   */
  readonly vaultHost: { readonly kind: 'utility' } | { readonly kind: 'node'; readonly executable: string };
}

const NODE_API_OF_THE_DATABASE = 10;

/** The one place that chooses by what the runtime can do. `projectFolder` holds node_modules. */
export function detectRuntime(projectFolder: string): Runtime {
  if (Number(process.versions['napi']) >= NODE_API_OF_THE_DATABASE) {
    return { demonstration: false, vaultHost: { kind: 'utility' } };
  }
  const executable =
    process.env['REDROPE_NODE'] ?? join(projectFolder, 'node_modules', 'node', 'bin', 'node');
  return { demonstration: true, vaultHost: { kind: 'node', executable } };
}
