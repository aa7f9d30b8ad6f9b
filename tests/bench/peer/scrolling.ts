/**
 * Scrolls an element evenly by `pixels` over ten seconds, and gives how many frames of a screen that shows sixty a
 * second were missed. Needs nothing from outside of it, so that it can be sent into any window.
 */
export function droppedFrames(scroller: Element, pixels: number): Promise<number> {
  const [seconds, framesASecond] = [10, 60];
  return new Promise((resolve) => {
    const from = scroller.scrollTop;
    let began: number | null = null;
    let shown = 0;
    const frame = (now: number): void => {
      began ??= now;
      const part = (now - began) / (seconds * 1000);
      scroller.scrollTop = from + Math.min(1, part) * pixels;
      if (part >= 1) return resolve(Math.max(0, seconds * framesASecond - shown));
      shown++;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Goes through all that an element scrolls over, a screenful at a time, with a rest after each; sendable as well. */
export async function pageThrough(scroller: Element): Promise<void> {
  const restMs = 40;
  for (let top = 0; top < scroller.scrollHeight; top += scroller.clientHeight) {
    scroller.scrollTop = top;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}
