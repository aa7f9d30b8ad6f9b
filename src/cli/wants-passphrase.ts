import { isAge, isUnderPassphrase } from '../vault/bundles/age-header.ts';
import { fileSource } from '../vault/file-source.ts';

/** Whether a file is a bundle that a passphrase opens. Failure `file-unreadable`. */
export function wantsPassphrase(file: string): boolean {
  const source = fileSource(file);
  try {
    return isAge(source) && isUnderPassphrase(source);
  } finally {
    source.close();
  }
}
