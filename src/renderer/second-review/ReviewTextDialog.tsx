import type { ComponentProps, ReactNode } from 'react';
import { useWorkspace } from '../app/workspace.ts';
import { ReasonDialog } from '../cases/ReasonDialog.tsx';

/** Shows what an act of a second review signs, and under which name. */
export function ReviewTextDialog(
  props: Omit<ComponentProps<typeof ReasonDialog>, 'size' | 'look' | 'below'>,
): ReactNode {
  const { identity } = useWorkspace();
  return (
    <ReasonDialog
      {...props}
      below={
        <p className="quiet">
          Signed as <bdi>{identity.name}</bdi>. It stays in the history and goes into every bundle of this
          case.
        </p>
      }
    />
  );
}
