import { absences, objections, type Disposition, type ReasonId } from '../../core/legal-basis.ts';

/** The reasons that a disposition may have; producing needs none. */
export function reasonsOf(disposition: Disposition): readonly ReasonId[] {
  switch (disposition) {
    case 'produce':
      return [];
    case 'narrow':
    case 'challenge':
    case 'reject':
      return objections.ids;
    case 'nothing-to-produce':
      return absences.ids;
  }
}
