import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { cardCode, cardCodeSvg } from '../../../src/vault/people/card-code.ts';
import { readCard, writeCard } from '../../../src/vault/people/card-file.ts';
import { addPerson } from '../../../src/vault/people/person-acts.ts';
import { failureCode } from '../../support/failing.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

/** The picture that a path draws, at `scale` pixels a module, as a reader of QR codes takes it. */
function drawn({ size, path }: ReturnType<typeof cardCode>, scale = 4) {
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row++) {
      const from = ((Number(y) * scale + row) * side + Number(x) * scale) * 4;
      for (let at = from; at < from + scale * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  return { pixels, side };
}

function readBack(code: ReturnType<typeof cardCode>): string {
  const { pixels, side } = drawn(code);
  const found = jsQR(pixels, side, side);
  return new TextDecoder().decode(Uint8Array.from(found?.binaryData ?? []));
}

describe('the card as a QR code', () => {
  it('reads back as the card, whatever script the name is in, and is taken in as text', async () => {
    const [ada, bob] = [await temporaryVault('Ада Lovelace 洛夫莱斯'), await temporaryVault('Bob')];
    for (const role of ['', 'ص'.repeat(200)]) {
      const card = writeCard(ada, role);
      const text = readBack(cardCode(card));
      // Nothing in it that a reader could take for Shift-JIS or Big5.
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(text)).toEqual(JSON.parse(readCard(card).json));
      expect(readCard(` ${text}\n`)).toEqual(readCard(card));
    }
    const text = readBack(cardCode(writeCard(ada, 'Counsel')));
    expect(addPerson(bob, text)).toMatchObject({ change: 'added', person: { key: ada.identity.key } });
    expect(await failureCode(() => addPerson(bob, text.replace('Counsel', 'Judge')))).toBe('card-invalid');
  });

  it('has the white border that readers need, and is a picture of its own', async () => {
    const card = writeCard(await temporaryVault('Ada'), '');
    const code = cardCode(card);
    const places = [...code.path.matchAll(/M(\d+) (\d+)h/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...places)).toBe(4);
    expect(Math.max(...places)).toBe(code.size - 5);
    const picture = cardCodeSvg(card);
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/);
    expect(readCard(picture)).toEqual(readCard(card));
  });
});
