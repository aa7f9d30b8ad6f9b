import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface State {
  readonly broken: boolean;
}

/** Says that a part of the window broke, instead of an empty page. It tells nothing of the case that it showed. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="broken">
        <Notice tone="failure">
          This part of the window failed to show itself. Nothing that was recorded is lost. Show it again; if
          it fails again, lock the vault and unlock it.
        </Notice>
        <Button look="primary" onClick={() => this.setState({ broken: false })}>
          Show it again
        </Button>
      </div>
    );
  }
}
