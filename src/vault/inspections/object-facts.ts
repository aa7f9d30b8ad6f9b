import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  decodePDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type {
  ActionKind,
  Attachment,
  DocumentAction,
  ObjectFacts,
  UnshownValue,
} from '../../core/documents/inspection.ts';

/** Objects that are looked at, and things of a kind that are listed. */
const MOST_OBJECTS = 2_000_000;
const MOST_LISTED = 200;
/** Actions of one kind that are listed however many of others there are. */
const LISTED_OF_KIND = 20;
const SCRIPT_CHARS = 400;

/** Action types of ISO 32000-1, table 198, that reach out of the document or run something. */
const kinds: Readonly<Record<string, ActionKind>> = {
  JavaScript: 'script',
  Launch: 'launch',
  SubmitForm: 'submit',
  ImportData: 'import',
  GoToR: 'other-file',
  GoToE: 'other-file',
  Rendition: 'media',
  Movie: 'media',
  Sound: 'media',
  RichMediaExecute: 'media',
  URI: 'address',
};

/** Reads a whole file's objects. Throws where it cannot be read as they are. */
export async function objectFacts(bytes: Uint8Array, password: string | undefined): Promise<ObjectFacts> {
  const file = await PDFDocument.load(bytes, {
    throwOnInvalidObject: false,
    updateMetadata: false,
    preserveXFA: true,
    parseSpeed: Infinity,
    // A file that anybody may read is encrypted under the empty password.
    password: password ?? '',
  });
  const walk = new ObjectWalk(file);
  walk.run();
  const form = file.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  return {
    actions: walk.actions,
    moreActions: walk.moreActions,
    attachments: walk.attachments,
    moreAttachments: walk.moreAttachments,
    layersOff: layersOff(file),
    formFields: walk.fields,
    unshownValues: walk.unshown,
    moreUnshownValues: walk.moreUnshown,
    xfa: form?.has(PDFName.of('XFA')) ?? false,
  };
}

interface Place {
  readonly page: number | null;
  readonly field: string | null;
}

/** Goes from the catalog to everything that can be reached, each object once. */
class ObjectWalk {
  readonly actions: DocumentAction[] = [];
  readonly attachments: Attachment[] = [];
  moreActions = 0;
  moreAttachments = 0;
  fields = 0;
  readonly unshown: UnshownValue[] = [];
  moreUnshown = 0;
  readonly #file: PDFDocument;
  readonly #seen = new Set<PDFObject>();
  readonly #pages = new Map<PDFDict, number>();
  /** What pages list to be shown on them. */
  readonly #annotations: ReadonlySet<PDFDict>;
  /** Where links lead when they are clicked: told of the pages, with the words that lie under them. */
  readonly #linked: ReadonlySet<PDFObject | undefined>;
  #kidsLeft = MOST_OBJECTS;
  readonly #left: (readonly [PDFObject, Place])[] = [];

  constructor(file: PDFDocument) {
    this.#file = file;
    for (const [index, { node }] of file.getPages().entries()) this.#pages.set(node, index + 1);
    const lists = new Set([...this.#pages.keys()].map((node) => node.lookup(PDFName.of('Annots'))));
    this.#annotations = new Set(
      [...lists].flatMap((list) =>
        list instanceof PDFArray ? list.asArray().flatMap((item) => this.#dictOf(item)) : [],
      ),
    );
    this.#linked = this.#linkActions();
  }

  /** Actions of links, but for one that the document takes on opening as well. */
  #linkActions(): Set<PDFObject | undefined> {
    const links = [...this.#annotations].filter((one) => one.lookup(PDFName.of('Subtype')) === LINK);
    const actions = new Set(links.map((link) => link.lookup(PDFName.of('A'))));
    actions.delete(this.#file.catalog.lookup(PDFName.of('OpenAction')));
    return actions;
  }

  run(): void {
    // Pages first, so that what belongs to one is told by it, and not by the form that lists it too.
    this.#add(this.#file.catalog, { page: null, field: null });
    for (const [node, page] of this.#pages) this.#add(node, { page, field: null });
    for (let next = this.#left.pop(); next !== undefined; next = this.#left.pop()) this.#visit(...next);
  }

  #add(object: PDFObject | undefined, place: Place): void {
    if (object instanceof PDFRef) return this.#add(this.#file.context.lookup(object), place);
    if (!(object instanceof PDFDict || object instanceof PDFArray || object instanceof PDFStream)) return;
    if (this.#seen.has(object) || this.#seen.size >= MOST_OBJECTS) return;
    this.#seen.add(object);
    this.#left.push([object, place]);
  }

  #visit(object: PDFObject, place: Place): void {
    if (object instanceof PDFArray) {
      for (const item of object.asArray()) this.#add(item, place);
      return;
    }
    const dict = object instanceof PDFStream ? object.dict : (object as PDFDict);
    const page = this.#pages.get(dict) ?? place.page;
    const here = { page, field: fieldName(dict) ?? place.field };
    if (dict.has(PDFName.of('FT')) && fieldName(dict) !== null) this.fields += 1;
    this.#action(dict, here);
    this.#attachment(dict);
    this.#value(dict, here);
    for (const [, value] of dict.entries()) this.#add(value, here);
  }

  #action(dict: PDFDict, where: Place): void {
    const type = dict.lookup(PDFName.of('S'));
    const kind = type instanceof PDFName ? kinds[type.decodeText()] : undefined;
    const script = dict.lookup(PDFName.of('JS'));
    const found = kind ?? (script === undefined ? undefined : 'script');
    if (found === undefined || (found === 'address' && this.#linked.has(dict))) return;
    if (!this.#isListed(found)) {
      this.moreActions += 1;
      return;
    }
    const text = found === 'script' ? textOf(script) : targetOf(dict);
    this.actions.push({ kind: found, where, text: text.slice(0, SCRIPT_CHARS).toWellFormed() });
  }

  /** What another reader shows of a field by drawing it anew, and this one does not. */
  #value(dict: PDFDict, { page, field }: Place): void {
    if (!dict.has(PDFName.of('T'))) return;
    const mark = dict.lookup(PDFName.of('V'));
    const value = mark instanceof PDFName ? mark.decodeText() : valueOf(dict);
    if (value === '' || (mark instanceof PDFName ? this.#isMarked(dict, mark) : this.#isOnPages(dict)))
      return;
    if (this.unshown.length >= MOST_LISTED) this.moreUnshown += 1;
    else this.unshown.push({ field: field ?? '', page, value: value.slice(0, SCRIPT_CHARS).toWellFormed() });
  }

  /** Whether a page shows the field or one of its kids. */
  #isOnPages(field: PDFDict): boolean {
    return this.#hasPlace(field, isShown);
  }

  /** Whether the boxes of a field show the mark that it has: one of them does, or no other where it has none. */
  #isMarked(field: PDFDict, mark: PDFName): boolean {
    const shows = (box: PDFDict): PDFObject => box.lookup(PDFName.of('AS')) ?? OFF;
    return mark === OFF
      ? !this.#hasPlace(field, (box) => shows(box) !== OFF)
      : this.#hasPlace(field, (box) => shows(box) === mark);
  }

  /** Whether the field or one of its kids, at any depth, has a place on a page that is so. */
  #hasPlace(field: PDFDict, is: (place: PDFDict) => boolean): boolean {
    const family = new Set([field]);
    // A set gives what is added while one goes through it, once each.
    for (const member of family) {
      if (this.#annotations.has(member) && is(member)) return true;
      for (const kid of listOf(member, 'Kids')) {
        if (this.#kidsLeft <= 0) return false;
        this.#kidsLeft -= 1;
        for (const found of this.#dictOf(kid)) family.add(found);
      }
    }
    return false;
  }

  #dictOf(object: PDFObject): PDFDict[] {
    const found = object instanceof PDFRef ? this.#file.context.lookup(object) : object;
    return found instanceof PDFDict ? [found] : [];
  }

  /** Harmless actions in front of it hide none. */
  #isListed(kind: ActionKind): boolean {
    if (this.actions.length < MOST_LISTED) return true;
    return this.actions.filter((action) => action.kind === kind).length < LISTED_OF_KIND;
  }

  #attachment(dict: PDFDict): void {
    const files = dict.lookup(PDFName.of('EF'));
    if (!(files instanceof PDFDict)) return;
    if (this.attachments.length >= MOST_LISTED) {
      this.moreAttachments += 1;
      return;
    }
    const stream = files.lookup(PDFName.of('UF')) ?? files.lookup(PDFName.of('F'));
    const parameters = stream instanceof PDFStream ? stream.dict.lookup(PDFName.of('Params')) : undefined;
    const size = parameters instanceof PDFDict ? parameters.lookup(PDFName.of('Size')) : undefined;
    this.attachments.push({
      name: targetOf(dict).slice(0, 300),
      bytes: size instanceof PDFNumber ? size.asNumber() : null,
    });
  }
}

function fieldName(dict: PDFDict): string | null {
  if (!dict.has(PDFName.of('FT')) && !dict.has(PDFName.of('Kids'))) return null;
  const name = dict.lookup(PDFName.of('T'));
  return name === undefined ? null : textOf(name).slice(0, 200);
}

const LINK = PDFName.of('Link');
/** A box without its mark: ISO 32000-1, 12.7.4.2.3. */
const OFF = PDFName.of('Off');

const HIDDEN_OR_NO_VIEW = 2 | 32;

/** Whether a place of a field has a picture, and one that is not kept from being shown. */
function isShown(widget: PDFDict): boolean {
  const flags = widget.lookup(PDFName.of('F'));
  const look = widget.lookup(PDFName.of('AP'));
  const isHidden = flags instanceof PDFNumber && (flags.asNumber() & HIDDEN_OR_NO_VIEW) !== 0;
  return !isHidden && look instanceof PDFDict && look.has(PDFName.of('N'));
}

/** The words of a field's value. */
function valueOf(field: PDFDict): string {
  const value = field.lookup(PDFName.of('V'));
  if (!(value instanceof PDFArray)) return textOf(value).trim();
  return value.asArray().map(textOf).join(', ').trim();
}

/** The file or address that an action or a file specification names. */
function targetOf(dict: PDFDict): string {
  for (const key of ['UF', 'F', 'Win', 'URI']) {
    const value = dict.lookup(PDFName.of(key));
    if (value instanceof PDFDict) return targetOf(value);
    const text = textOf(value);
    if (text !== '') return text;
  }
  return '';
}

function textOf(value: PDFObject | undefined): string {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  if (value instanceof PDFRawStream) {
    return new TextDecoder('latin1').decode(
      decodePDFRawStream(value)
        .decode()
        .subarray(0, 4 * SCRIPT_CHARS),
    );
  }
  return '';
}

/** Names of the layers that are off when the file is opened: ISO 32000-1, 8.11.4.3. */
function layersOff(file: PDFDocument): string[] {
  const properties = file.catalog.lookupMaybe(PDFName.of('OCProperties'), PDFDict);
  const initial = properties?.lookupMaybe(PDFName.of('D'), PDFDict);
  if (properties === undefined || initial === undefined) return [];
  const base = initial.lookup(PDFName.of('BaseState'));
  const on = new Set(listOf(initial, 'ON'));
  const off =
    base instanceof PDFName && base.decodeText() === 'OFF'
      ? listOf(properties, 'OCGs').filter((group) => !on.has(group))
      : listOf(initial, 'OFF');
  const names = off.slice(0, MOST_LISTED).map((reference) => {
    const group = file.context.lookup(reference);
    return group instanceof PDFDict ? textOf(group.lookup(PDFName.of('Name'))).slice(0, 200) : '';
  });
  return names.filter((name) => name !== '');
}

function listOf(dict: PDFDict, key: string): readonly PDFObject[] {
  const list = dict.lookup(PDFName.of(key));
  return list instanceof PDFArray ? list.asArray() : [];
}
