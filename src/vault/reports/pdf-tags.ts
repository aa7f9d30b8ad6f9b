import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFDict,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

/** The standard structure types of ISO 32000-1, 14.8.4, that a report uses. */
export type PdfTag = 'Document' | 'H1' | 'H2' | 'P' | 'Figure' | 'Table' | 'TR' | 'TH' | 'TD' | 'Caption';

/** An element of the structure tree, of which the pages hold the content. */
export class PdfElement {
  readonly ref: PDFRef;
  readonly #dict: PDFDict;
  readonly #children: PDFArray;

  constructor(
    document: PDFDocument,
    tag: PdfTag,
    parent: PDFRef,
    attributes: Readonly<Record<string, string>>,
  ) {
    const { context } = document;
    this.#children = PDFArray.withContext(context);
    this.#dict = context.obj({ Type: 'StructElem', S: tag });
    this.#dict.set(PDFName.of('P'), parent);
    this.#dict.set(PDFName.of('K'), this.#children);
    const { alt, scope } = attributes;
    if (alt !== undefined) this.#dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt));
    if (scope !== undefined) this.#dict.set(PDFName.of('A'), context.obj({ O: 'Table', Scope: scope }));
    this.ref = context.register(this.#dict);
  }

  add(child: PDFRef | PDFDict): void {
    this.#children.push(child);
  }
}

/** Builds the tagged structure of a document while its pages are drawn (ISO 32000-1, 14.7 and 14.8). */
export class PdfTags {
  readonly #document: PDFDocument;
  readonly #rootRef: PDFRef;
  readonly root: PdfElement;
  /** For each page, in its order, which element each marked content belongs to. */
  readonly #owners = new Map<PDFPage, PDFRef[]>();

  constructor(document: PDFDocument) {
    this.#document = document;
    this.#rootRef = document.context.nextRef();
    this.root = new PdfElement(document, 'Document', this.#rootRef, {});
  }

  element(tag: PdfTag, parent: PdfElement, attributes: Readonly<Record<string, string>> = {}): PdfElement {
    const element = new PdfElement(this.#document, tag, parent.ref, attributes);
    parent.add(element.ref);
    return element;
  }

  /** Draws on a page what belongs to an element. */
  content(page: PDFPage, element: PdfElement, tag: PdfTag, draw: () => void): void {
    const owners = this.#owners.get(page) ?? [];
    this.#owners.set(page, owners);
    const id = owners.push(element.ref) - 1;
    const { context } = this.#document;
    const place = context.obj({ Type: 'MCR', MCID: id });
    place.set(PDFName.of('Pg'), page.ref);
    element.add(place);
    this.#marked(page, PDFOperatorNames.BeginMarkedContentSequence, [tag, `<</MCID ${id}>>`], draw);
  }

  /** Draws on a page what is no part of the text: rules, page numbers, headings that are said again. */
  artifact(page: PDFPage, draw: () => void): void {
    this.#marked(page, PDFOperatorNames.BeginMarkedContent, ['Artifact'], draw);
  }

  #marked(
    page: PDFPage,
    begin: PDFOperatorNames.BeginMarkedContent | PDFOperatorNames.BeginMarkedContentSequence,
    [tag = '', ...properties]: readonly string[],
    draw: () => void,
  ): void {
    page.pushOperators(PDFOperator.of(begin, [PDFName.of(tag), ...properties]));
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** Once all pages are drawn. */
  finish(): void {
    const { context, catalog } = this.#document;
    const numbers = PDFArray.withContext(context);
    let pages = 0;
    for (const [page, owners] of this.#owners) {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(pages));
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
      numbers.push(PDFNumber.of(pages));
      numbers.push(context.register(context.obj(owners)));
      pages += 1;
    }
    const root = context.obj({ Type: 'StructTreeRoot', ParentTreeNextKey: pages });
    root.set(PDFName.of('K'), this.root.ref);
    root.set(PDFName.of('ParentTree'), context.register(context.obj({ Nums: numbers })));
    context.assign(this.#rootRef, root);
    catalog.set(PDFName.of('StructTreeRoot'), this.#rootRef);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }
}
