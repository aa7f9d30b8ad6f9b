import { useState, type ReactNode } from 'react';
import { Check, Copy } from 'lucide-react';
import { announce } from './announcer.tsx';
import { IconButton } from './Button.tsx';

/** Puts `text` on the clipboard. The window has no clipboard permission, so it copies what is selected, as Ctrl+C. */
export function copyText(text: string): boolean {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'visually-hidden';
  // Inside a modal dialog only what is in the dialog can be selected.
  (before?.closest('dialog') ?? document.body).append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    const done = copyText(text);
    setCopied(done);
    announce(done ? `Copied ${what}` : `Could not copy ${what}. Select it and copy it by hand.`);
  };
  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={`Copy ${what}`}
      onClick={copy}
      onBlur={() => setCopied(false)}
    />
  );
}
