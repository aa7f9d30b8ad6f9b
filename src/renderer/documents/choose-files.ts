const requestFiles = '.pdf,application/pdf,.redrope,.zip';

/** Asks for files by the system's dialog. Nothing happens when the person cancels. */
export function chooseFiles(onChosen: (files: readonly File[]) => void, accept = requestFiles): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  input.hidden = true;
  // A detached input may be collected while the dialog is open, and then nobody hears what was chosen.
  document.body.append(input);
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.remove();
    if (files.length > 0) onChosen(files);
  });
  input.click();
}
