import { readdirSync, readFileSync } from 'node:fs';

/** MiB that a process and all its descendants hold together, what they share counted once (Linux's PSS). */
export function memoryOfTree(root: number): number {
  const children = Map.groupBy(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number),
    parentOf,
  );
  const below = (pid: number): number =>
    kibOf(pid) + (children.get(pid) ?? []).reduce((sum, child) => sum + below(child), 0);
  return below(root) / 1024;
}

function parentOf(pid: number): number {
  // The name between the brackets may hold anything.
  return Number(read(pid, 'stat').split(') ').at(-1)?.split(' ')[1]);
}

function kibOf(pid: number): number {
  return Number(/^Pss: +(\d+) kB$/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0);
}

/** Empty where the process has ended. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
