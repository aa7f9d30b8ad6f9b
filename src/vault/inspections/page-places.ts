import { placeChars, type EyePlace, type PlaceKind } from '../../core/documents/inspection.ts';
import { suspectStretches } from '../../core/documents/suspect-text.ts';
import type { Box } from '../../core/findings/events.ts';
import {
  isDark,
  isInvisible,
  meet,
  type Colour,
  type DrawnText,
  type PageDrawing,
  type PaintedArea,
} from './page-drawing.ts';
import type { PictureLook } from './picture-look.ts';

/** A character of a page, in PDFium's reading order; `object` is the drawn text that it belongs to, 0 for none. */
export interface PageCharacter {
  readonly text: string;
  readonly box: Box;
  readonly object: number;
}

/** What a page's text is looked at against. */
export interface DrawnScene {
  /** The visible part of the page, in user space. */
  readonly visible: Box;
  readonly drawing: PageDrawing;
  /** Boxes of annotations that lie over the page and hide what is under them. */
  readonly coveredByAnnotations: readonly Box[];
  readonly coverOf: (picture: number) => PictureLook;
}

export interface PageScene extends DrawnScene {
  readonly page: number;
  readonly layersOff: ReadonlySet<string>;
}

const FILL_MODES = [0, 2, 4, 6];
/** In user space units (1/72 inch). */
const TINY = 1.5;
const SAME_COLOUR = 10;
/** The part of a page that its picture covers where it is a scan. */
const SCAN_SHARE = 0.5;
const MOST_BOXES = 40;
/** Pictures of a page that are looked at for what they hide. */
const MOST_PICTURES = 64;
const white: Colour = [255, 255, 255, 255];

/**
 * The places of a page where its text is not what is seen. `ocr`: it is a picture with its text under it. `whole`: no
 * text lies under a picture that was not looked at.
 */
export function placesOfPage(
  scene: PageScene,
  characters: readonly PageCharacter[],
): { readonly places: readonly EyePlace[]; readonly ocr: boolean; readonly whole: boolean } {
  const seeing = new Seeing(scene, scene.layersOff);
  const runs = runsOf(characters, (character) => seeing.hiddenBy(character));
  const text = characters.map((character) => character.text).join('');
  const places = [
    ...runs.map((run) => placeOf(scene.page, run)),
    ...suspectPlaces(scene.page, characters, text),
  ];
  return { places: places.filter(isWorthTelling), ocr: seeing.ocr, whole: seeing.whole };
}

/**
 * Says of a page's characters whether they are surely seen: what cannot be told is not, nor is a scan's own text, what
 * is light on a picture, or what is on a layer, which may be off.
 */
export function seenOnPage(scene: DrawnScene): (character: PageCharacter) => boolean {
  const seeing = new Seeing(scene, new Set());
  return (character) => seeing.isSeen(character);
}

function isWorthTelling({ kind, text }: EyePlace): boolean {
  return kind === 'control' || /[\p{L}\p{N}]/u.test(text);
}

/** Why a character is not seen: `ocr` as the text of a scan, `untold` where nobody looked; null where it is. */
type Sight = PlaceKind | 'ocr' | 'untold' | null;

/** Says of characters why they are not seen. What is the same for all of one drawn text is reckoned once. */
class Seeing {
  readonly #scene: DrawnScene;
  readonly #layersOff: ReadonlySet<string>;
  readonly #isScan: boolean;
  readonly #over = new Map<number, readonly PaintedArea[]>();
  readonly #under = new Map<number, readonly PaintedArea[]>();
  readonly #looks = new Map<number, PictureLook>();
  ocr = false;
  whole = true;

  constructor(scene: DrawnScene, layersOff: ReadonlySet<string>) {
    this.#scene = scene;
    this.#layersOff = layersOff;
    this.#isScan = scene.drawing.areas.some((area) => this.#isPageWide(area));
  }

  hiddenBy({ object, box }: PageCharacter): PlaceKind | null {
    const drawn = this.#scene.drawing.texts.get(object);
    const sight = drawn === undefined ? null : this.#sightOf(object, drawn, box);
    if (sight === 'ocr') this.ocr = true;
    if (sight === 'untold') this.whole = false;
    return sight === 'ocr' || sight === 'untold' ? null : sight;
  }

  isSeen({ object, box }: PageCharacter): boolean {
    const drawn = this.#scene.drawing.texts.get(object);
    if (drawn === undefined || drawn.layers.length > 0) return false;
    if (this.#sightOf(object, drawn, box) !== null) return false;
    const isOnPicture = this.#groundOf(object, drawn, middleOf(box))?.colour === null;
    return !isOnPicture || (drawn.colour !== null && isDark(drawn.colour));
  }

  #sightOf(object: number, drawn: DrawnText, box: Box): Sight {
    return this.#hiddenObject(drawn) ?? this.#hiddenHere(object, drawn, box);
  }

  #hiddenObject(drawn: DrawnText): Sight {
    if (drawn.layers.some((layer) => this.#layersOff.has(layer))) {
      return { kind: 'hidden', why: 'layer-off' };
    }
    if (isInvisible(drawn.mode)) return this.#isScan ? 'ocr' : { kind: 'hidden', why: 'invisible' };
    if (drawn.colour !== null && FILL_MODES.includes(drawn.mode) && drawn.colour[3] < 8) {
      return { kind: 'hidden', why: 'transparent' };
    }
    return drawn.size > 0 && drawn.size < TINY ? { kind: 'hidden', why: 'tiny' } : null;
  }

  #hiddenHere(object: number, drawn: DrawnText, box: Box): Sight {
    const centre = middleOf(box);
    if (!holds(this.#scene.visible, centre)) return { kind: 'hidden', why: 'off-page' };
    if (drawn.clip !== null && !holds(drawn.clip, centre)) return { kind: 'hidden', why: 'clipped' };
    const over = this.#areasOver(object, drawn).filter((area) => coversMost(area.box, box));
    const plain = over.find(({ colour }) => colour !== null);
    if (plain !== undefined) return coveredBy(plain.colour);
    const under = this.#underPicture(over);
    if (under !== null && under !== 'ocr' && under !== 'untold') return under;
    if (this.#scene.coveredByAnnotations.some((area) => coversMost(area, box))) {
      return { kind: 'covered', by: 'annotation' };
    }
    return this.#onItsOwnColour(object, drawn, centre) ?? under;
  }

  #underPicture(over: readonly PaintedArea[]): Sight {
    let untold = false;
    for (const picture of over) {
      const look = this.#lookAt(picture);
      if (look === 'not-looked-at') untold = true;
      else if (look !== null) {
        // Some programs write a scan over its recognised text instead of hiding that.
        return look.colour === null && this.#isPageWide(picture) ? 'ocr' : coveredBy(look.colour);
      }
    }
    return untold ? 'untold' : null;
  }

  #areasOver(object: number, drawn: DrawnText): readonly PaintedArea[] {
    return kept(this.#over, object, () =>
      [...this.#scene.drawing.areas, ...this.#scene.drawing.stacks].filter(
        ({ order, colour, picture, box }) =>
          order > drawn.order && (colour !== null || picture !== 0) && overlap(box, drawn.box),
      ),
    );
  }

  #lookAt({ picture }: PaintedArea): PictureLook {
    if (picture === 0) return null;
    const known = this.#looks.get(picture);
    if (known !== undefined) return known;
    if (this.#looks.size >= MOST_PICTURES) return 'not-looked-at';
    const look = this.#scene.coverOf(picture);
    this.#looks.set(picture, look);
    return look;
  }

  #isPageWide({ isImage, box }: PaintedArea): boolean {
    const { visible } = this.#scene;
    return isImage && areaOf(meet(box, visible) ?? box) > areaOf(visible) * SCAN_SHARE;
  }

  /** The colour right under the character is the one that it is filled with; where that cannot be told, nothing is said. */
  #onItsOwnColour(object: number, drawn: DrawnText, centre: readonly [number, number]): PlaceKind | null {
    if (drawn.colour === null || drawn.mode !== 0) return null;
    const ground = this.#groundOf(object, drawn, centre);
    const behind = ground === undefined ? white : ground.colour;
    if (behind === null || !alike(behind, drawn.colour)) return null;
    return isDark(behind) ? { kind: 'covered', by: 'dark-box' } : { kind: 'hidden', why: 'same-colour' };
  }

  /** What was painted last under a text, at a point of it. */
  #groundOf(object: number, drawn: DrawnText, at: readonly [number, number]): PaintedArea | undefined {
    const under = kept(this.#under, object, () =>
      this.#scene.drawing.areas.filter(({ order, box }) => order < drawn.order && overlap(box, drawn.box)),
    );
    return under.findLast(({ box }) => holds(box, at));
  }
}

function coveredBy(colour: Colour | null): PlaceKind {
  if (colour === null) return { kind: 'covered', by: 'picture' };
  return { kind: 'covered', by: isDark(colour) ? 'dark-box' : 'light-box' };
}

interface Run {
  readonly kind: PlaceKind;
  readonly characters: PageCharacter[];
}

/** Stretches of characters that are hidden in the same way, with the white space inside them. */
function runsOf(
  characters: readonly PageCharacter[],
  hiddenBy: (character: PageCharacter) => PlaceKind | null,
): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  let between: PageCharacter[] = [];
  for (const character of characters) {
    if (character.text.trim() === '') {
      between.push(character);
      continue;
    }
    const kind = hiddenBy(character);
    if (kind === null) open = null;
    else if (open !== null && sameKind(open.kind, kind)) open.characters.push(...between, character);
    else runs.push((open = { kind, characters: [character] }));
    between = [];
  }
  return runs;
}

function sameKind(one: PlaceKind, other: PlaceKind): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function placeOf(page: number, { kind, characters }: Run): EyePlace {
  return {
    ...kind,
    page,
    boxes: linesOf(characters.map(({ box }) => box)),
    text: shortened(characters.map(({ text }) => text).join('')),
  };
}

function suspectPlaces(page: number, characters: readonly PageCharacter[], text: string): EyePlace[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of characters) {
    starts.push(at);
    at += character.text.length;
  }
  return suspectStretches(text).map(({ kind, start, end }) => {
    const first = starts.findIndex((begin, index) => begin + (characters[index]?.text.length ?? 0) > start);
    const after = starts.findIndex((begin) => begin >= end);
    const inside = characters.slice(first, after === -1 ? undefined : after);
    // A character that is not seen has no box worth showing: the ones beside it have.
    const around =
      kind === 'control' ? characters.slice(Math.max(0, first - 1), first + inside.length + 1) : inside;
    return {
      kind,
      page,
      boxes: linesOf(around.map(({ box }) => box)),
      text: shortened(text.slice(start, end)),
    };
  });
}

function shortened(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, '\n')
    .slice(0, placeChars)
    .toWellFormed();
}

/** One box for each line that the characters stand in. */
function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    if (box[2] - box[0] <= 0 && box[3] - box[1] <= 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && onOneLine(last, box)) {
      lines[lines.length - 1] = [
        Math.min(last[0], box[0]),
        Math.min(last[1], box[1]),
        Math.max(last[2], box[2]),
        Math.max(last[3], box[3]),
      ];
    } else lines.push(box);
  }
  return lines.slice(0, MOST_BOXES).map(([a, b, c, d]) => [round(a), round(b), round(c), round(d)]);
}

function onOneLine(line: Box, box: Box): boolean {
  const shared = Math.min(line[3], box[3]) - Math.max(line[1], box[1]);
  return shared >= Math.min(line[3] - line[1], box[3] - box[1]) * 0.3;
}

function round(value: number): number {
  return Math.round(Math.min(Math.max(value, -20_000), 20_000) * 100) / 100;
}

function kept<T>(map: Map<number, T>, key: number, make: () => T): T {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

function areaOf([left, bottom, right, top]: Box): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom);
}

function middleOf([left, bottom, right, top]: Box): readonly [number, number] {
  return [(left + right) / 2, (bottom + top) / 2];
}

function holds([left, bottom, right, top]: Box, [x, y]: readonly [number, number]): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}

function overlap(one: Box, other: Box): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

/** Whether a box hides a character: its middle and most of it. A rule that runs through or under it hides nothing. */
function coversMost(cover: Box, box: Box): boolean {
  if (!holds(cover, middleOf(box))) return false;
  const height = Math.min(cover[3], box[3]) - Math.max(cover[1], box[1]);
  return height >= (box[3] - box[1]) * 0.7 && cover[3] - cover[1] >= 3;
}

function alike(one: Colour, other: Colour): boolean {
  return [0, 1, 2].every((index) => Math.abs((one[index] ?? 0) - (other[index] ?? 0)) <= SAME_COLOUR);
}
