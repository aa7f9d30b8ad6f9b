import type { ReactNode } from 'react';
import type { ExportBlock } from '../../core/exports/firewall.ts';

interface ExportStatusProps {
  /** Whether it is said who can open the bundle. */
  readonly named: boolean;
  readonly blocks: readonly ExportBlock[];
  /** By the block's id. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly lacksPassphrase: boolean;
  /** Leads to the first reason that is not given yet. */
  readonly onReason: () => void;
}

/** Why a bundle cannot be written yet; nothing where it can. */
export function ExportStatus(props: ExportStatusProps): ReactNode {
  const { named, blocks, reasons, lacksPassphrase, onReason } = props;
  if (!named) return <p className="quiet">Choose who it is for first.</p>;
  if (blocks.some(({ liftable }) => !liftable)) {
    return <p>It cannot leave so: “What keeps it here” says why.</p>;
  }
  if (blocks.some(({ id }) => isReasonless(reasons, id))) {
    return (
      <p>
        Something keeps it here until you give a reason.{' '}
        <button type="button" className="link-button" onClick={onReason}>
          Give the reason
        </button>
      </p>
    );
  }
  return lacksPassphrase ? <p className="quiet">Type the passphrase, twice the same.</p> : null;
}

function isReasonless(reasons: ExportStatusProps['reasons'], block: string): boolean {
  return (reasons[block] ?? '').trim() === '';
}
