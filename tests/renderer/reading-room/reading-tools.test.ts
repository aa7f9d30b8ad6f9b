import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drag, moveByKey, startingRect } from '../../../src/renderer/reading-room/draw-box.ts';
import { cssPixelsPerPoint } from '../../../src/renderer/reading-room/page-geometry.ts';
import { linkInWords } from '../../../src/renderer/reading-room/link-words.ts';
import { failureInWords, pageTroubleInWords } from '../../../src/renderer/reading-room/trouble-words.ts';
import { unseenInWords } from '../../../src/renderer/reading-room/unseen-pages.ts';
import { isReadable, readPercent, stepZoom, zoomFactor } from '../../../src/renderer/reading-room/zoom.ts';

function isReadableAt(width: number, height: number, factor: number): boolean {
  const shape = { view: [0, 0, width, height], rotate: 0, userUnit: 1 } as const;
  return isReadable({ shape, turn: 0, scale: factor * cssPixelsPerPoint });
}

function told(target: string): string {
  return linkInWords({ target });
}

it('a link to a place in another file is told by that file and its page', () => {
  expect(told('other.pdf#[0,{"name":"Fit"}]')).toBe('Link, not opened here: other.pdf, page 1');
  expect(told('other.pdf#[{"num":7,"gen":0},{"name":"Fit"}]')).toBe('Link, not opened here: other.pdf');
  expect(told('C:/held/other.pdf#[1,{"name":"Fit"}]')).toContain('other.pdf, page 2');
  for (const other of [
    'https://a.example/#[top',
    'https://a.example/#[0]/next?id=7',
    'https://a.example/#[0]',
    'javascript:go()#[0]',
    'other.pdf#[0]/next',
    'other.pdf#[0',
  ])
    expect(told(other)).toBe(`Link, not opened here: ${other}`);
});

it('what is not shown is told as it is: of other pages where there are any, of words where they were read', () => {
  expect(pageTroubleInWords('failed', true)).not.toContain('other pages');
  expect(pageTroubleInWords('failed', false)).toContain('the other pages can be read');
  const read = { state: 'read', pages: 1, unreadPages: [], imageOnlyPages: 0 } as const;
  const locked = { kind: 'password-needed' } as const;
  expect(failureInWords(locked, read).what).toContain('Its words were read without one (1 page)');
  expect(failureInWords(locked, { state: 'password-needed' }).title).toBe('This document needs a password');
});

describe('a drawn box', () => {
  it('stays on the page, whatever keys are pressed', () => {
    const page = { width: 600, height: 800 };
    const press = fc.record({
      key: fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
      shiftKey: fc.boolean(),
      altKey: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 200 }), (keys) => {
        let rect = startingRect(page, { from: 100, to: 500 });
        for (const key of keys) rect = moveByKey(rect, key, page);
        expect(rect.left).toBeGreaterThanOrEqual(0);
        expect(rect.top).toBeGreaterThanOrEqual(0);
        expect(rect.left + rect.width).toBeLessThanOrEqual(600.001);
        expect(rect.top + rect.height).toBeLessThanOrEqual(800.001);
        expect(rect.width).toBeGreaterThan(0);
      }),
    );
  });

  it('is the same whichever corner one begins at', () => {
    const page = { width: 600, height: 800 };
    expect(drag({ x: 10, y: 10 }, { x: 50, y: 900 }, page)).toEqual(
      drag({ x: 50, y: 900 }, { x: 10, y: 10 }, page),
    );
  });
});

describe('zoom', () => {
  it('steps up and down through the same factors', () => {
    expect(stepZoom(1, 1)).toBe(1.1);
    expect(stepZoom(1.1, -1)).toBe(1);
    expect(stepZoom(1.18, 1)).toBe(1.25);
  });

  it('fits a turned page by its turned width', () => {
    const shape = { view: [0, 0, 612, 792], rotate: 0, userUnit: 1 } as const;
    expect(zoomFactor('fit-width', shape, 0, { width: 816, height: 500 })).toBeCloseTo(1);
    expect(zoomFactor('fit-width', shape, 90, { width: 1056, height: 500 })).toBeCloseTo(1);
    expect(zoomFactor('fit-page', shape, 0, { width: 816, height: 528 })).toBeCloseTo(0.5);
    const sheet = { ...shape, view: [0, 0, 14400, 14400] } as const;
    expect(zoomFactor('fit-width', sheet, 0, { width: 960, height: 500 })).toBeCloseTo(0.05);
  });

  it('counts a page as shown only from where its text can be read, large sheets and small slips alike', () => {
    const factors = [0.1, 0.25, 0.33, 0.5, 1];
    expect(factors.filter((factor) => isReadableAt(612, 792, factor))).toEqual([0.5, 1]);
    expect([isReadableAt(2550, 3300, 0.05), isReadableAt(2550, 3300, 0.25)]).toEqual([false, true]);
    expect([isReadableAt(180, 300, 0.25), isReadableAt(180, 300, 1)]).toEqual([false, true]);
  });

  it('reads per cent as people type it', () => {
    expect(readPercent('118 %')).toBeCloseTo(1.18);
    expect(readPercent('62,5%')).toBeCloseTo(0.625);
    expect(readPercent('wide')).toBeNull();
    expect(readPercent('0')).toBeNull();
  });
});

describe('pages not shown yet', () => {
  it('are named in runs', () => {
    expect(unseenInWords(new Set([1, 2, 3, 4]), 14)).toBe('Pages 5 to 14 not shown yet');
    expect(unseenInWords(new Set([2, 4]), 5)).toBe('Pages 1, 3 and 5 not shown yet');
    expect(unseenInWords(new Set([1]), 2)).toBe('Page 2 not shown yet');
    expect(unseenInWords(new Set([1, 2]), 2)).toBe('');
  });

  it('are not listed without end', () => {
    const odd = new Set(Array.from({ length: 50 }, (_, index) => index * 2 + 1));
    expect(unseenInWords(odd, 100)).toBe('Pages 2, 4, 6, 8 and 46 more not shown yet');
  });
});
