import { namesOf, type CaseState, type Finding } from '../cases/case-state.ts';
import type { Anchor } from '../findings/events.ts';
import { quoteInText } from '../findings/quote-in-text.ts';

/**
 * The findings of a case as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), withdrawn ones included and
 * marked. `isPdf` says under which name a document is in the bundle.
 */
export function findingsJsonLd(state: CaseState, isPdf: (sha256: string) => boolean): string {
  return collectionOf(state, state.findings, (finding) => ({
    source: `../../documents/${finding.document}.${isPdf(finding.document) ? 'pdf' : 'bin'}`,
    notes: true,
  }));
}

/**
 * The standing findings of one document among `chosen`, for a file of their own; notes go along only where wanted.
 * Quotes and positions are those in the page's text as `textOf` gives it; words that are not in it have no position.
 */
export function documentJsonLd(
  state: CaseState,
  document: string,
  chosen: (finding: Finding) => boolean,
  notes: boolean,
  textOf: (page: number) => string,
): string {
  const findings = state.findings
    .filter((finding) => finding.document === document && finding.withdrawn === null && chosen(finding))
    .map((finding) => {
      const { anchor } = finding;
      const inText = quoteInText(anchor, textOf(anchor.page));
      return { ...finding, anchor: { ...anchor, ...(inText ?? { position: null }) } };
    });
  return collectionOf(state, findings, () => ({ source: `urn:sha256:${document}`, notes }));
}

interface Told {
  /** Where the document is found. */
  readonly source: string;
  readonly notes: boolean;
}

function collectionOf(
  state: CaseState,
  findings: readonly Finding[],
  told: (finding: Finding) => Told,
): string {
  const nameOf = namesOf(state);
  const collection = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { redrope: 'urn:redrope:terms:' }],
    id: `urn:uuid:${state.id}#findings`,
    type: 'AnnotationCollection',
    label: 'Findings',
    total: findings.length,
    first: {
      id: `urn:uuid:${state.id}#findings-1`,
      type: 'AnnotationPage',
      startIndex: 0,
      items: findings.map((finding) => annotation(finding, nameOf(finding.author), told(finding))),
    },
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

function annotation(finding: Finding, name: string, { source, notes }: Told) {
  const { reading } = finding;
  const note = { type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: reading.note };
  return {
    id: `urn:uuid:${finding.id}`,
    type: 'Annotation',
    motivation: 'assessing',
    created: finding.at,
    ...(finding.changed === null ? {} : { modified: finding.changed.at }),
    creator: {
      id: `urn:redrope:key:${finding.author}`,
      type: 'Person',
      name,
    },
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: reading.element },
      { type: 'TextualBody', purpose: 'assessing', value: reading.verdict },
      ...(reading.note === '' || !notes ? [] : [note]),
    ],
    target: {
      source,
      'redrope:sha256': finding.document,
      selector: selector(finding.anchor),
    },
    ...(reading.demands === undefined
      ? {}
      : { 'redrope:concerns': reading.demands.map((demand) => `urn:uuid:${demand}`) }),
    'redrope:entry': finding.entry,
    ...(finding.changed === null ? {} : { 'redrope:changedBy': finding.changed.entry }),
    ...(finding.stale === undefined ? {} : { 'redrope:staleBy': `urn:sha256:${finding.stale}` }),
    ...(finding.uncompared === undefined ? {} : { 'redrope:uncompared': true }),
    ...(finding.withdrawn === null ? {} : { 'redrope:withdrawn': finding.withdrawn }),
  };
}

/** The page, refined by what is known of the place on it: its words, their position, its boxes. */
function selector({ page, quote, position, boxes }: Anchor) {
  const refinedBy = [
    ...(quote === null
      ? []
      : [{ type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix }]),
    ...(position === null
      ? []
      : [{ type: 'TextPositionSelector', start: position.start, end: position.end }]),
    ...(boxes.length === 0 ? [] : [{ type: 'redrope:BoxSelector', 'redrope:boxes': boxes }]),
  ];
  return {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
    value: `page=${page}`,
    ...(refinedBy.length === 0 ? {} : { refinedBy }),
  };
}
