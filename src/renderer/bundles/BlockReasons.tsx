import { useId, type ReactNode } from 'react';
import { blocksInWords, type ExportBlock } from '../../core/exports/firewall.ts';
import { Notice } from '../ui/Notice.tsx';
import { ParagraphField } from '../ui/ParagraphField.tsx';

interface BlockReasonsProps {
  readonly blocks: readonly ExportBlock[];
  /** By the block's id. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly onChange: (block: string, reason: string) => void;
}

/** What keeps a bundle or a document here, and for what may be lifted the reason that is recorded. */
export function BlockReasons({ blocks, reasons, onChange }: BlockReasonsProps): ReactNode {
  const heading = useId();
  if (blocks.length === 0) return null;
  const words = blocksInWords(blocks);
  return (
    <section className="stack" aria-labelledby={heading}>
      <h3 id={heading}>What keeps it here</h3>
      {blocks.map(({ id, liftable }, index) => (
        <Notice key={id} tone={liftable ? 'warning' : 'failure'}>
          <div className="stack">
            <p className="user-text">{words[index]}</p>
            {liftable ? (
              <ParagraphField
                label="Reason to let it leave"
                hint="Recorded in the case with your name, for ever; whoever gets the case reads it."
                rows={2}
                value={reasons[id] ?? ''}
                onChange={(reason) => onChange(id, reason)}
              />
            ) : (
              <p>
                It cannot leave so. Export it in a bundle for named people, or take the mark back on the
                document.
              </p>
            )}
          </div>
        </Notice>
      ))}
    </section>
  );
}
