import type { DocumentLink } from './inspection.ts';

const address = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/:?#].*)?$/i;

/** Whether the words of a link are an address themselves, and not of the host that it leads to. */
export function leadsElsewhere({
  kind,
  words,
  target,
}: Pick<DocumentLink, 'kind' | 'words' | 'target'>): boolean {
  const said = address.exec(words.trim())?.[1]?.toLowerCase();
  const meant = /^https?:\/\/([^/?#:@]+)/i.exec(target)?.[1]?.toLowerCase();
  if (kind !== 'address' || said === undefined || meant === undefined) return false;
  return bare(said) !== bare(meant) && !bare(meant).endsWith(`.${bare(said)}`);
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
