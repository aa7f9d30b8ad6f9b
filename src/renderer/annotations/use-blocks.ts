import { useState } from 'react';
import type { ExportBlock, Lift } from '../../core/exports/firewall.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';

/** What keeps a document here, and the reasons to let it leave. */
export interface Blocks {
  readonly blocks: readonly ExportBlock[];
  /** By the block's id. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly lifts: readonly Lift[];
  /** Nothing keeps it here, or nothing any more. */
  readonly mayLeave: boolean;
  readonly onChange: (block: string, reason: string) => void;
}

export function useBlocks(caseId: string, document: string): Blocks {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const asked = useQuery(
    `blocks ${caseId} ${document}`,
    () => call('annotations.blocks', { case: caseId, document }),
    (event) => event.type === 'changed' && (event.case === null || event.case === caseId),
  );
  const blocks = asked.value ?? [];
  const reasonFor = (id: string): string => reasons[id] ?? '';
  return {
    blocks,
    reasons,
    lifts: blocks
      .map(({ id }) => ({ block: id, reason: reasonFor(id) }))
      .filter(({ reason }) => reason !== ''),
    mayLeave:
      asked.value !== null && blocks.every(({ id, liftable }) => liftable && reasonFor(id).trim() !== ''),
    onChange: (block, reason) => setReasons((before) => ({ ...before, [block]: reason })),
  };
}
