import { sha256 } from '../primitives.ts';
import { object, type Of } from '../shape.ts';
import { editionName, ruleId } from './guideline.ts';

/** One edition of one profile; `sha256` is of the profile's canonical JSON (RFC 8785) in UTF-8. */
export const guidelineEdition = object({ profile: ruleId, edition: editionName, sha256 });
export type GuidelineEdition = Of<typeof guidelineEdition>;
