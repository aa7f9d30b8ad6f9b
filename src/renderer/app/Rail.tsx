import type { ReactNode } from 'react';
import {
  BookOpen,
  ChartColumn,
  Keyboard,
  LockKeyhole,
  Rows3,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { keyOf } from '../../ipc/bare-keys.ts';
import { withKeys } from '../ui/Kbd.tsx';
import { call } from './client.ts';
import { useWorkspace } from './workspace.ts';

interface RailProps {
  readonly lastCase: string | null;
  readonly demonstration: boolean;
}

/** The places of the app, at the left edge. */
export function Rail({ lastCase, demonstration }: RailProps): ReactNode {
  const { place, go, open, settings } = useWorkspace();
  return (
    <nav className="rail" aria-label="Places">
      <Stop
        icon={Rows3}
        label="Docket"
        chord="Mod+1"
        current={place.screen === 'docket'}
        onGo={() => go({ screen: 'docket' })}
      />
      <Stop
        icon={BookOpen}
        label={lastCase === null ? 'Reading room: open a case first' : 'Reading room'}
        chord="Mod+2"
        current={place.screen === 'case'}
        disabled={lastCase === null}
        onGo={() => {
          if (lastCase !== null) go({ screen: 'case', case: lastCase, at: null });
        }}
      />
      <Stop
        icon={ChartColumn}
        label="Reports"
        chord="Mod+3"
        current={place.screen === 'reports'}
        onGo={() => go({ screen: 'reports' })}
      />
      <Stop
        icon={Users}
        label="People"
        chord="Mod+4"
        current={place.screen === 'people'}
        onGo={() => go({ screen: 'people' })}
      />
      <span className="spacer" />
      {demonstration && (
        <span
          className="rail-demo"
          title="An old Electron, for demonstration only. Never use it for real case material."
        >
          Demo
        </span>
      )}
      <Stop
        icon={Keyboard}
        label="Keys"
        chord={keyOf('keys', settings.keys)}
        onGo={() => open({ name: 'keys' })}
      />
      <Stop
        icon={Settings}
        label="Settings"
        chord="Mod+,"
        current={place.screen === 'settings'}
        onGo={() => go({ screen: 'settings' })}
      />
      <Stop icon={LockKeyhole} label="Lock" chord="Mod+L" onGo={() => void call('app.lock', {})} />
    </nav>
  );
}

interface StopProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly chord: string;
  readonly current?: boolean;
  readonly disabled?: boolean;
  readonly onGo: () => void;
}

function Stop({ icon: Icon, label, chord, current = false, disabled = false, onGo }: StopProps): ReactNode {
  return (
    <button
      type="button"
      className="rail-stop"
      title={withKeys(label, chord)}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      disabled={disabled}
      onClick={onGo}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
