/** Names that Windows gives to devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const forbidden = /[\u0000-\u001F\u007F<>:"|?*\\]/;

/**
 * Whether a path inside a ZIP can be unpacked anywhere without surprise: relative, `/` between its parts, no part that
 * is empty, `.` or `..`, ends in a dot or a space, or is reserved on Windows; no drive, no backslash, no control
 * characters.
 */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > 1024 || !path.isWellFormed() || forbidden.test(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && part.length <= 255 && !/[. ]$/.test(part) && !reserved.test(part));
}

/** Two names with the same key fall together on file systems that ignore case or compose characters. */
export function collisionKey(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase();
}
