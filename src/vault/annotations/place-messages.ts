import type { Anchor, Box } from '../../core/findings/events.ts';
import type { SharedBridge } from '../documents/extract-messages.ts';

/** A finding that has words and no boxes yet. */
export interface Unplaced {
  readonly id: string;
  readonly anchor: Anchor;
}

/** What the worker is started with. */
export interface PlaceStart {
  readonly module: WebAssembly.Module;
  readonly size: number;
  readonly password: string | undefined;
  readonly findings: readonly Unplaced[];
  readonly bridge: SharedBridge;
}

/** Where the words of a finding stand, as the `page` of a message. */
export interface FoundPlace {
  readonly id: string;
  readonly boxes: readonly Box[];
}
