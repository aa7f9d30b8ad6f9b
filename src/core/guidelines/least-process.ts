import { processes, type ProcessId } from '../legal-basis.ts';

/** By which an authority outside the United States reaches content: the one or the other, neither above the other. */
const alternatives: readonly ProcessId[] = ['mlat-request', 'order-under-2523-agreement'];

/** The least process, and of those accepted what stands beside it rather than above it. */
export function leastOf(minimum: ProcessId, accepted: readonly ProcessId[]): readonly ProcessId[] {
  const beside = alternatives.includes(minimum) ? alternatives : [];
  return [minimum, ...beside.filter((process) => process !== minimum && accepted.includes(process))];
}

export function leastInWords(minimum: ProcessId, accepted: readonly ProcessId[]): string {
  return leastOf(minimum, accepted)
    .map((process) => processes.labels[process])
    .join(' or ');
}
