import { useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Finding } from '../../../../src/core/cases/case-state.ts';
import type { Anchor } from '../../../../src/core/findings/events.ts';
import type { Verdict } from '../../../../src/core/legal-basis.ts';
import { blankRequest } from '../../../../src/core/requests/commands.ts';
import type { CaseView } from '../../../../src/ipc/views.ts';
import { useKeyboard } from '../../../../src/renderer/app/use-keyboard.ts';
import { PageStrip } from '../../../../src/renderer/reading-room/PageStrip.tsx';
import type { ReadingTarget } from '../../../../src/renderer/reading-room/reading-room-props.ts';
import { ReadingRoom } from '../../../../src/renderer/reading-room/ReadingRoom.tsx';
import { ReadingRoomProvider } from '../../../../src/renderer/reading-room/ReadingRoomProvider.tsx';
import { Announcer } from '../../../../src/renderer/ui/announcer.tsx';
import '../../../../src/renderer/ui/tokens.css';
import '../../../../src/renderer/ui/base.css';
import '../../../../src/renderer/ui/ui.css';
import './harness.css';
import { asked, fakeWindow } from './fake-window.ts';

const given = new URLSearchParams(location.search);
const sha256 = 'a'.repeat(64);
const stamp = { entry: 'b'.repeat(64), author: 'c'.repeat(64), at: '2026-11-20T16:12:00.000Z', zone: 'UTC' };
const order: readonly Verdict[] = ['supports', 'breaks', 'unclear'];

function findingOf(anchor: Anchor, index: number): Finding {
  const verdict = order[index % 3] ?? 'supports';
  const reading = { element: 'probable-cause', verdict, note: '' } as const;
  return {
    ...stamp,
    id: `finding-${index}`,
    document: sha256,
    anchor,
    reading,
    changed: null,
    withdrawn: null,
  };
}

function viewWith(findings: readonly Finding[]): CaseView {
  const name = given.get('file')?.split('/').at(-1) ?? '';
  const bytes = Number(given.get('bytes'));
  const documents = [{ ...stamp, sha256, name, bytes, role: 'order' as const }];
  const state = {
    id: 'case',
    heads: [],
    height: 1,
    entries: 1,
    opened: stamp,
    request: blankRequest,
    reviewers: [],
    demands: [],
    documents,
    findings,
    decisions: [],
  };
  return { state, status: 'received', extractions: {} } as unknown as CaseView;
}

function Harness(): ReactNode {
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [selected, setSelected] = useState<string | null>(null);
  const [target, setTarget] = useState<ReadingTarget | null>(null);
  useKeyboard({ singleKeys: true, keys: {} });
  Object.assign(window, { setTarget, setFindings, findings, asked });
  return (
    <ReadingRoomProvider>
      <Announcer />
      <div className="left">
        <PageStrip />
      </div>
      <ReadingRoom
        view={viewWith(findings)}
        document={sha256}
        target={target}
        selectedFinding={selected}
        pending={null}
        singleKeys
        onFindingSelected={setSelected}
        onDocument={() => undefined}
        onAnchor={(anchor) => setFindings((before) => [...before, findingOf(anchor, before.length)])}
      />
    </ReadingRoomProvider>
  );
}

Object.assign(window, { redrope: fakeWindow });
document.documentElement.dataset['theme'] = given.get('theme') ?? 'light';
const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Harness />);
