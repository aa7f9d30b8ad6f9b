/** The letters of a case, in the order in which they come. */
export const letterKinds = [
  'acknowledgement',
  'clarification',
  'narrowing',
  'objection',
  'rejection',
  'production',
  'user-notice',
] as const;
export type LetterKind = (typeof letterKinds)[number];

export const letterKindLabels: Readonly<Record<LetterKind, string>> = {
  acknowledgement: 'Acknowledgement of receipt',
  clarification: 'Request for clarification',
  narrowing: 'Narrowing',
  objection: 'Objection',
  rejection: 'Rejection',
  production: 'Cover of a production',
  'user-notice': 'Notice to the user',
};

/** Why a user is not told, beside a duty of silence: see the rule `user-notice`. */
export const noticeGrounds = ['injury-or-death', 'child-safety', 'law'] as const;
export type NoticeGroundId = (typeof noticeGrounds)[number];

export const noticeGroundLabels: Readonly<Record<NoticeGroundId, string>> = {
  'injury-or-death': 'Risk of injury or death',
  'child-safety': 'A child is endangered',
  law: 'A law or order forbids it',
};
