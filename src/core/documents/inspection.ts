import type { Box } from '../findings/events.ts';

/** Raised when inspections find more, or say it otherwise: what was kept under another number is made again. */
export const inspectionVersion = 4;

/** Why text that the file holds cannot be seen on its page. */
export type HiddenWhy =
  'invisible' | 'transparent' | 'same-colour' | 'tiny' | 'off-page' | 'clipped' | 'layer-off';

export type PlaceKind =
  | { readonly kind: 'hidden'; readonly why: HiddenWhy }
  /** Text under a box or a picture that is drawn over it; `annotation`: under a comment, or a redaction never applied. */
  | { readonly kind: 'covered'; readonly by: 'dark-box' | 'light-box' | 'picture' | 'annotation' }
  /** Characters that are not seen, or turn what stands beside them. */
  | { readonly kind: 'control' }
  /** A word of letters from two scripts that look alike. */
  | { readonly kind: 'mixed-script' };

/** A place of a page where the file holds what the eye misses. */
export type EyePlace = PlaceKind & {
  readonly page: number;
  /** In user space of the page; empty where the place has none. */
  readonly boxes: readonly Box[];
  /** What stands there, as the file holds it; at most `placeChars`. */
  readonly text: string;
};

export const placeChars = 400;

/** A link of a page. It is told, never followed. */
export interface DocumentLink {
  readonly page: number;
  readonly box: Box;
  /** `address`: of the web or of mail; `file`, `program`: outside of this document; both are never opened. */
  readonly kind: 'address' | 'file' | 'program';
  readonly target: string;
  /** The words that lie under it. */
  readonly words: string;
}

export type ActionKind = 'script' | 'launch' | 'submit' | 'import' | 'other-file' | 'media' | 'address';

/** Something that another reader would do by itself or at a click. Redrope does none of it. */
export interface DocumentAction {
  readonly kind: ActionKind;
  /** `document`: on opening, printing, saving or closing; a page's number; or the name of a form field. */
  readonly where: { readonly page: number | null; readonly field: string | null };
  /** The script's beginning, or the target. */
  readonly text: string;
}

export interface Attachment {
  readonly name: string;
  /** As the file claims; null where it does not. */
  readonly bytes: number | null;
}

/**
 * What stands in a field of the form and no page shows: the field has no picture of it, or its place is hidden, or its
 * box shows another mark.
 */
export interface UnshownValue {
  readonly field: string;
  /** Null where the field has no place on any page. */
  readonly page: number | null;
  readonly value: string;
}

export interface FontUse {
  readonly name: string;
  readonly embedded: boolean;
}

/** What the file's objects say; read apart from the pages, and null where that failed (`whyNot` says how). */
export interface ObjectFacts {
  readonly actions: readonly DocumentAction[];
  /** Actions beyond those that are listed, among which each kind is. */
  readonly moreActions: number;
  readonly attachments: readonly Attachment[];
  readonly moreAttachments: number;
  readonly layersOff: readonly string[];
  readonly formFields: number;
  readonly unshownValues: readonly UnshownValue[];
  readonly moreUnshownValues: number;
  readonly xfa: boolean;
}

/** What is told of the file as a whole. */
export interface FileFacts {
  readonly pdfVersion: string;
  readonly title: string;
  readonly author: string;
  readonly producer: string;
  readonly creator: string;
  /** As the file has them: `D:20260101120000+02'00'`. */
  readonly created: string;
  readonly modified: string;
  readonly signatures: number;
  /** Revision of the standard security handler (ISO 32000-2, 7.6.4) and its permission bits; null where it is open. */
  readonly encryption: { readonly revision: number; readonly permissions: number } | null;
  /** Length of the file at the end of each revision but the last, which is the file itself; oldest first. */
  readonly earlier: readonly number[];
}

/** Why a part of a document was not looked at. */
export type NotLookedAt = 'time' | 'memory' | 'crash' | 'too-large' | 'damaged';

/** What the eye misses in a document. */
export interface Inspection {
  readonly file: FileFacts;
  readonly objects: ObjectFacts | null;
  readonly objectsWhyNot: NotLookedAt | null;
  readonly pages: number;
  readonly places: readonly EyePlace[];
  /** Places beyond those that are listed. */
  readonly morePlaces: number;
  readonly links: readonly DocumentLink[];
  readonly moreLinks: number;
  readonly fonts: readonly FontUse[];
  /** Not all fonts are listed. */
  readonly moreFonts: boolean;
  /** Pages whose picture has its text under it, as OCR puts it there. */
  readonly ocrPages: readonly number[];
  readonly notLookedAt: readonly number[];
}

/** How an inspection ended. */
export type InspectionOutcome =
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'refused'; readonly why: 'empty' | 'not-a-pdf' | 'damaged' | 'password-needed' }
  | { readonly kind: 'stopped'; readonly reason: 'time' | 'memory' | 'crash' };
