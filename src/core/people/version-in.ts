/** The version that a part of something not yet read says that it has; 0 where it says none. */
export function versionIn(value: unknown, part: string): number {
  const found = memberOf(memberOf(value, part), 'v');
  return typeof found === 'number' ? found : 0;
}

/** A member of something not yet read; null where it has none. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : null;
}
