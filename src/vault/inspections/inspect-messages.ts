import type { FileFacts, ObjectFacts } from '../../core/documents/inspection.ts';
import type { SharedBridge } from '../documents/extract-messages.ts';
import type { PageInspection } from './inspect-page.ts';

/** What a worker is started with: the objects of a file, or its pages from one on. */
export type InspectStart = {
  readonly size: number;
  readonly password: string | undefined;
  readonly bridge: SharedBridge;
} & (
  | { readonly part: 'objects' }
  | {
      readonly part: 'pages';
      readonly module: WebAssembly.Module;
      readonly first: number;
      readonly layersOff: readonly string[];
    }
);

/** What a worker tells, each as the `page` of a message. */
export type InspectReport =
  | { readonly about: 'file'; readonly file: FileFacts }
  | { readonly about: 'page'; readonly page: PageInspection }
  /** Null where the file's objects cannot be read. */
  | { readonly about: 'objects'; readonly objects: ObjectFacts | null };
