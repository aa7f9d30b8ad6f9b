import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { X } from 'lucide-react';
import { IconButton } from './Button.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
}

/** A native modal dialog: the browser keeps the focus inside, Escape closes it, and the focus goes back after. */
export function Dialog({ title, onClose, children, actions, size = 'medium' }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const scrolls = useScrolls(body);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    (firstControl(dialog.current) ?? overflowing(body.current))?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </header>
      {/* What overflows must be scrolled by keys, also where nothing in it takes the focus. */}
      <div
        ref={body}
        className="dialog-body"
        {...(scrolls ? { role: 'region', 'aria-labelledby': id, tabIndex: 0 } : {})}
      >
        <div>{children}</div>
      </div>
      {actions !== undefined && <footer className="dialog-actions">{actions}</footer>}
    </dialog>
  );
}

/** What one most likely came for: a field, else the action that changes nothing; never the button that closes. */
function firstControl(dialog: HTMLDialogElement | null): HTMLElement | null {
  return (
    dialog?.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea):not([disabled])') ??
    dialog?.querySelector<HTMLElement>('.dialog-actions button:not([disabled])') ??
    null
  );
}

function overflowing(body: HTMLElement | null): HTMLElement | null {
  if (body === null || body.scrollHeight <= body.clientHeight) return null;
  // React sets it once the size was looked at, which is too late for the first focus.
  body.tabIndex = 0;
  return body;
}

/** Whether what is in an element with one child overflows it. */
function useScrolls(element: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = element;
    const child = current?.firstElementChild;
    if (current === null || child === null || child === undefined) return;
    const observer = new ResizeObserver(() => setScrolls(current.scrollHeight > current.clientHeight));
    observer.observe(current);
    observer.observe(child);
    return () => observer.disconnect();
  }, [element]);
  return scrolls;
}
