import { execFileSync } from 'node:child_process';
import {
  PDFDocument,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  concatTransformationMatrix,
} from '@cantoo/pdf-lib';
import { seeded } from './pen.ts';
import { samplePdf } from './sample-pdf.ts';
import { addSwornStatement } from './sworn-statement.ts';

const dotsPerInch = 150;
interface Raster {
  readonly width: number;
  readonly height: number;
  /** One byte a dot, 0 black to 255 white, by rows from the top. */
  readonly grey: Uint8Array;
}

function pdftoppm(pdf: Uint8Array, options: readonly string[]): Buffer {
  return execFileSync('pdftoppm', ['-r', `${dotsPerInch}`, '-gray', ...options, '-'], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  });
}

function readPgm(pgm: Buffer): Raster {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('pdftoppm gave no PGM picture.');
  return { width: Number(head[1]), height: Number(head[2]), grey: pgm.subarray(head[0].length) };
}

/** The grey of the page at a place between dots; off the page is the dark of the scanner's lid. */
function sample(page: Raster, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= page.width - 1 || top >= page.height - 1) return 150;
  const at = (dx: number, dy: number) => page.grey[(top + dy) * page.width + left + dx] ?? 255;
  const [fx, fy] = [x - left, y - top];
  return (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) + (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy;
}

function punched(x: number, y: number): boolean {
  return [0.3, 0.7].some(
    (hole) => Math.hypot(x - 0.33 * dotsPerInch, y - hole * 11 * dotsPerInch) < 0.13 * dotsPerInch,
  );
}

/** Skewed by a little over a degree, greyed, uneven in light, with grain, dust and two punch holes. */
function throughScanner(page: Raster): Raster {
  const random = seeded(92);
  const grey = new Uint8Array(page.width * page.height);
  const angle = (1.3 * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [page.width / 2, page.height / 2];
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const px = cos * (x - cx) + sin * (y - cy) + cx + 3;
      const py = -sin * (x - cx) + cos * (y - cy) + cy - 4;
      const white = 226 - 16 * (x / page.width) - 10 * ((y - cy) / cy) ** 2;
      const dark = punched(px, py) ? 60 : 34 + (sample(page, px, py) / 255) * (white - 34);
      const grain = (random() + random() + random() - 1.5) * 13;
      grey[y * page.width + x] = Math.max(0, Math.min(255, Math.round(dark + grain)));
    }
  }
  for (let speck = 0; speck < 260; speck += 1) {
    const at = Math.floor(random() * grey.length);
    const shade = 40 + random() * 90;
    for (const step of [0, 1, page.width, page.width + 1]) if (random() < 0.7) grey[at + step] = shade;
  }
  return { ...page, grey };
}

async function rasterPdf({ width, height, grey }: Raster): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const page = doc.addPage([612, 792]);
  const image = doc.context.flateStream(grey, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
  });
  const key = page.node.newXObject('Scan', doc.context.register(image));
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(612, 0, 0, 792, 0, 0),
    drawObject(key),
    popGraphicsState(),
  );
  return doc.save();
}

/**
 * The sworn statement as a grey JPEG scan at 150 dots an inch. Needs pdftoppm (poppler-utils), whose versions may draw
 * differently; so the picture is committed, and made anew only when asked.
 */
export async function scanSwornStatement(): Promise<Buffer> {
  const paper = await samplePdf(
    { title: 'Sworn statement', author: 'Sample County Sheriff', made: '2026-11-21T21:40:00-05:00' },
    addSwornStatement,
  );
  const scanned = throughScanner(readPgm(pdftoppm(paper, [])));
  return pdftoppm(await rasterPdf(scanned), ['-jpeg', '-jpegopt', 'quality=55,optimize=y']);
}

/** A page that is nothing but the picture: what a scanner makes, with no text to select. */
export async function addScan(doc: PDFDocument, jpeg: Uint8Array): Promise<void> {
  doc.addPage([612, 792]).drawImage(await doc.embedJpg(jpeg), { x: 0, y: 0, width: 612, height: 792 });
}
