import jsQR from 'jsqr';
import { Failure } from '../../core/failure.ts';

/** Bounds on a picture that is looked at: more pixels are drawn smaller. */
const maxBytes = 32 * 1024 * 1024;
const maxSide = 2400;

/**
 * The text of the QR code in a picture. The picture is decoded here in the window, which has no network, no files and no
 * key. Failure `card-invalid` where it has none that can be read.
 */
export async function readQrPicture(picture: Blob): Promise<string> {
  if (picture.size > maxBytes) throw unreadable('The picture is too large.');
  const found = await codeIn(picture);
  if (found === null) throw unreadable('There is no QR code in the picture that can be read.');
  return found;
}

async function codeIn(picture: Blob): Promise<string | null> {
  const bitmap = await decoded(picture);
  try {
    // Small codes in a large photograph are found in its full size, unsharp ones in a smaller one.
    for (const side of [maxSide, 1200, 600]) {
      const { data, width, height } = pixels(bitmap, side);
      const code = jsQR(data, width, height);
      if (code !== null) return new TextDecoder().decode(Uint8Array.from(code.binaryData));
    }
    return null;
  } finally {
    bitmap.close();
  }
}

async function decoded(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture);
  } catch {
    throw unreadable('The file is no picture that can be shown.');
  }
}

function pixels(bitmap: ImageBitmap, side: number): ImageData {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((length) =>
    Math.max(1, Math.round(length * scale)),
  ) as [number, number];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw unreadable('The picture cannot be drawn.');
  // A picture without a background would be black on black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

function unreadable(what: string): Failure {
  return new Failure(
    'card-invalid',
    `${what} Nothing was changed. Take it again, sharper and straight on, or ask for the card as a file.`,
  );
}
