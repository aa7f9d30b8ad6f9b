import type { CaseDraft } from '../cases/case-draft.ts';
import type { DemandTerms } from '../requests/events.ts';
import type { Moment } from '../primitives.ts';
import { callOutcomes, numberSources, reviewOutcomes } from './events.ts';
import type { EmergencyEvent } from './projection.ts';

interface Words {
  readonly quoted: (text: string) => string;
  readonly termsInWords: (terms: DemandTerms) => string;
  readonly momentInWords: (moment: Moment) => string;
}

/** What an act in an emergency says, in the words of the history. */
export function emergencyInWords(
  before: CaseDraft | null,
  event: EmergencyEvent,
  { quoted, termsInWords, momentInWords }: Words,
): readonly string[] {
  switch (event.type) {
    case 'call-back-recorded': {
      const { caller, called, number, source, sourceNote, answeredBy, outcome, note } = event;
      const answer = answeredBy.trim() === '' ? '' : `, answered by ${quoted(answeredBy)}`;
      return [
        `recorded that ${quoted(caller)} called back ${quoted(number)} on ${momentInWords(called)}${answer}: ${lowerFirst(callOutcomes.labels[outcome])}`,
        `with the number from: ${lowerFirst(numberSources.labels[source])}, ${quoted(sourceNote)}`,
        ...(note.trim() === '' ? [] : [`noting ${quoted(note)}`]),
        ...(event.comparedByEye ? ['who compared the pages with pictures by eye'] : []),
      ];
    }
    case 'call-back-withdrawn': {
      const number = before?.emergency.callBacks.get(event.callBack)?.number;
      return [
        `withdrew the call back ${number === undefined ? '' : `to ${quoted(number)}`}: ${quoted(event.reason)}`,
      ];
    }
    case 'release-signed':
      return [
        `released ${termsInWords(event.release.given)}`,
        `and no more, because: ${quoted(event.release.why)}`,
      ];
    case 'release-withdrawn': {
      const given = before?.emergency.releases.get(event.release)?.given;
      return [
        `withdrew the release${given === undefined ? '' : ` of ${termsInWords(given)}`}: ${quoted(event.reason)}`,
      ];
    }
    case 'emergency-reviewed':
      return [`reviewed the emergency: ${reviewOutcomes.labels[event.outcome]}, ${quoted(event.note)}`];
  }
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
