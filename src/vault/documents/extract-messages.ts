import type { LossReason, PageText } from './extract-shapes.ts';

/** What a worker is started with. */
export interface WorkerStart {
  readonly module: WebAssembly.Module;
  readonly size: number;
  readonly password: string | undefined;
  /** Pages to read first, from 1; then the worker claims more until there are none. */
  readonly pages: readonly number[];
  readonly claims: SharedArrayBuffer;
  readonly pageChars: number;
  readonly bridge: SharedBridge;
}

/** Memory that the two threads share: see extract-bridge.ts. */
export interface SharedBridge {
  readonly control: SharedArrayBuffer;
  readonly block: SharedArrayBuffer;
}

/** Why PDFium does not open a file. */
export type RefusedOpening = 'password' | 'encryption' | 'structure' | 'no-pages';

/** From a worker to its parent. `read` asks for a block, which the parent answers through the bridge. */
export type WorkerMessage<Page = PageText> =
  | { readonly kind: 'read'; readonly offset: number }
  | { readonly kind: 'refused'; readonly why: RefusedOpening }
  | { readonly kind: 'opened'; readonly total: number }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'lost'; readonly reason: LossReason; readonly page: number | null }
  | { readonly kind: 'finished' };
