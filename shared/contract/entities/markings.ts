import { z } from 'zod';
import { longestDescriptor, markingLevels } from '../../domain/markings.ts';
import { idField, optionalLine } from '../text-fields.ts';

/** Only OFFICIAL-SENSITIVE has a descriptor; that of another level is dropped (`soundMarking`). */
export const marking = z.object({
  level: z.enum(markingLevels),
  descriptor: optionalLine(longestDescriptor),
});

export const markingsOfMeeting = z.object({
  meeting: marking.nullable(),
  papers: z.array(z.object({ agendaItemId: idField, marking })),
});
