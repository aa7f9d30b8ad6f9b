import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The checkout's own folder, absolute. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** A git-ignored folder for what scripts fetch or note down; safe to delete at any time. */
export const cacheFolder = join(projectRoot, '.cache');

/** The Node that npm installed for this project (see "node" in package.json). */
export const pinnedNode = join(projectRoot, 'node_modules', 'node', 'bin', 'node');
