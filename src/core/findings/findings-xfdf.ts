import { frameOf, pdfTime, quadPoints, verdictColours, type OutgoingFinding } from './findings-out.ts';

/** Findings as XFDF (ISO 19444-1), which PDF editors lay over the same document. */
export function findingsXfdf(findings: readonly OutgoingFinding[], documentName: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve">',
    `<f href="${escaped(documentName)}"/>`,
    '<annots>',
    ...findings.map(annotation),
    '</annots>',
    '</xfdf>',
    '',
  ].join('\n');
}

function annotation(finding: OutgoingFinding): string {
  const { anchor, verdict } = finding;
  const kind = anchor.boxes.length === 0 ? 'text' : anchor.quote === null ? 'square' : 'highlight';
  const attributes: Readonly<Record<string, string>> = {
    page: String(anchor.page - 1),
    rect: frameOf(anchor).join(','),
    ...(kind === 'highlight' ? { coords: quadPoints(anchor).join(',') } : {}),
    color: hex(verdictColours[verdict]),
    flags: 'print',
    name: finding.id,
    title: finding.author,
    subject: finding.subject,
    creationdate: pdfTime(finding.created),
    date: pdfTime(finding.modified),
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<${kind} ${written.join(' ')}><contents>${escaped(finding.contents)}</contents></${kind}>`;
}

function hex(colour: readonly number[]): string {
  return `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`.toUpperCase();
}

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and attributes; what XML 1.0 cannot hold at all is replaced. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replaceAll(/[&<>"]/g, (character) => special[character] ?? '')
      .replaceAll('\n', '&#10;')
  );
}
