/** The last change of each run. */
export const movedAway = 'customer lost by deals that were moved';

/** What can happen to records of the org, as the report prints it. */
export const changeNames = [
  'saved twice within seconds',
  'deleted late, behind what was read',
  'deleted and restored within a second',
  'restored',
  'restored under its old stamp',
  'merged',
  'merged with children',
  'lead converted',
  'deletion took children along',
  'deletion cleared a lookup',
  'value of another record changed',
  'account became a customer',
  'account ceased to be a customer',
  'text grown to thousands of characters',
  'gone from the recycle bin',
  'saved under a clock a second ahead',
  'saved under a clock a second behind',
  'saved again under the stamp that was sent',
  'saved again while it was refused',
  'saved by another client',
] as const;
export type ChangeName = (typeof changeNames)[number] | typeof movedAway;

export function versionKey(object: string, id: string, stampMillis: number): string {
  return `${object}/${id}@${stampMillis}`;
}
