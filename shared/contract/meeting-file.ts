import { z } from 'zod';
import { actionStatuses, reportEvents } from '../domain/actions.ts';
import { agendaItemKinds } from '../domain/agenda.ts';
import { attachmentAudiences } from '../domain/attachments.ts';
import { itemOutcomes } from '../domain/item-progress.ts';
import { restrictedInPublicWays } from '../domain/markings.ts';
import { meetingStates } from '../domain/meeting.ts';
import { paperEvents, paperStates } from '../domain/papers.ts';
import { longestReason } from '../domain/restrictions.ts';
import { issuedAgenda } from './entities/agenda-issues.ts';
import { datePattern, exportPolicy, standingItem, templateSection } from './entities/bodies.ts';
import { bodyJson } from './entities/documents.ts';
import { marking } from './entities/markings.ts';
import { mannerShape } from './manner.ts';
import {
  dateField,
  idField,
  line,
  linkField,
  optionalLine,
  passage,
  text,
  timeField,
} from './text-fields.ts';

// A whole meeting as one open JSON document, for people and other programs. People and organisations are named as a
// person would name them (full name or short form; an id where two share a name); ids may be given, and are in every
// file that this program writes. Notes for the chair are never in it.

export const meetingFileFormat = 'secretariat-meeting';
export const meetingFileVersion = 1;
export { largestMeetingFile } from './largest-meeting-file.ts';

// One spelling for each id, so that two of them can be compared as texts.
const fileId = idField.toLowerCase();

/**
 * Rich text: our document JSON, or plain text with blank lines between paragraphs, `- ` bullets, `a) ` letters,
 * `# ` sub-headings, `[name](address)` links and `ACTION (owner, due): ` lines. In a cover paper "6. " at the start of
 * a paragraph is its number, which is checked; where a paper gives numbers, paragraphs without one carry none.
 */
const richText = z
  .union([text(2_000_000), bodyJson])
  .meta({ description: 'Plain text, or a ProseMirror document ({"type":"doc","content":[…]}).' });

const fileSection = z.strictObject({
  /** The template's key ("purpose", "key-information"); made from the heading where it is missing. */
  key: templateSection.shape.key.optional(),
  heading: line(200),
  guidance: text(1000).optional(),
  isNumbered: z.boolean().optional(),
  isRequired: z.boolean().optional(),
  wordLimit: templateSection.shape.wordLimit.optional(),
  /** Why nothing of it is for the public; absent: it is. */
  restricted: line(longestReason).optional(),
  content: richText,
});

const filePaper = z.strictObject({
  state: z.enum(paperStates).optional(),
  /** Titles (or ids) of entries of the plan. */
  planLinks: z.array(line()).max(200).optional(),
  /** Links. Attached files are not in a meeting file. */
  attachments: z
    .array(
      z.strictObject({ name: line(200), href: linkField, audience: z.enum(attachmentAudiences).optional() }),
    )
    .max(100)
    .optional(),
  /** What the paper went through, oldest first. */
  steps: z
    .array(
      z.strictObject({
        event: z.enum(paperEvents),
        at: z.iso.datetime(),
        author: text(200),
        reason: optionalLine(1000).optional(),
      }),
    )
    .max(1000)
    .optional(),
  sections: z.array(fileSection).min(1).max(50),
});

const itemFields = {
  id: fileId.optional(),
  kind: z.enum(agendaItemKinds),
  title: line(),
  /** On an agenda that went out each item keeps its number: whether it had it then, or was added after. */
  issued: z.enum(['with-agenda', 'added-after']).optional(),
  /** What became of it in the meeting, and for how long it was the current item. */
  outcome: z.enum(itemOutcomes).optional(),
  secondsTaken: z.int().min(0).max(604_800).optional(),
  lead: line(200).optional(),
  organisation: line().optional(),
  minutes: z.int().min(0).max(1440).optional(),
  report: z.strictObject({ title: optionalLine().optional(), href: linkField.optional() }).optional(),
  paper: filePaper.optional(),
  /** The security marking of its paper, where it is above the meeting's. */
  paperMarking: marking.optional(),
  notes: richText.optional(),
  /** Why neither the item nor what is under it is for the public; absent: it is. */
  restricted: line(longestReason).optional(),
  /** The same of its notes alone. */
  notesRestricted: line(longestReason).optional(),
};

const fileSubItem = z.strictObject({
  ...itemFields,
  letter: z
    .string()
    .regex(/^[a-z]{1,3}$/)
    .optional(),
});

const fileItem = z.strictObject({
  ...itemFields,
  /** Checked where given: unique, and in the order of the list unless the agenda went out (`issued`). */
  number: z.int().min(1).max(1000).optional(),
  subItems: z.array(fileSubItem).max(200).optional(),
});

const filePlanEntry = z.union([
  line(),
  z.strictObject({ id: fileId.optional(), title: line(), href: linkField.nullable().optional() }),
]);

/** Somebody who was there; by name alone, where there is nothing to add. */
const fileAttendee = z.union([
  line(200),
  z.strictObject({
    person: line(200),
    deputisingFor: line(200).optional(),
    joinedAt: timeField.optional(),
    leftAt: timeField.optional(),
    isOnline: z.boolean().optional(),
  }),
]);
const recordedFields = { at: z.iso.datetime(), author: line(200) };

export const meetingFile = z
  .strictObject({
    format: z.literal(meetingFileFormat),
    version: z.literal(meetingFileVersion),
    body: z.strictObject({
      id: fileId.optional(),
      name: line(200),
      openingItems: z.array(standingItem).max(50).optional(),
      closingItems: z.array(standingItem).max(50).optional(),
      template: z.array(templateSection).min(1).max(30).optional(),
      datePattern: datePattern.optional(),
      exportPolicy: exportPolicy.optional(),
    }),
    organisations: z
      .array(z.strictObject({ id: fileId.optional(), name: line(), shortName: optionalLine(60).optional() }))
      .max(1000)
      .optional(),
    people: z
      .array(
        z.strictObject({
          id: fileId.optional(),
          name: line(200),
          post: optionalLine(200).optional(),
          organisation: line().optional(),
          shortForm: optionalLine(100).optional(),
          /** False for someone who has left since. */
          isCurrent: z.boolean().optional(),
        }),
      )
      .max(5000)
      .optional(),
    plan: z
      .strictObject({
        id: fileId.optional(),
        name: line(200),
        shortName: optionalLine(60).optional(),
        startsOn: dateField,
        endsOn: dateField,
        /** Its names still have to be compared with the published plan. */
        needsChecking: z.boolean().optional(),
        priorities: z.array(filePlanEntry).max(100).optional(),
        themes: z.array(filePlanEntry).max(100).optional(),
        pledges: z.array(filePlanEntry).max(100).optional(),
        documents: z.array(filePlanEntry).max(100).optional(),
      })
      .optional(),
    meeting: z.strictObject({
      id: fileId.optional(),
      date: dateField,
      startTime: timeField.nullable().optional(),
      endTime: timeField.nullable().optional(),
      place: optionalLine(500).optional(),
      chair: line(200).optional(),
      state: z.enum(meetingStates).optional(),
      /** The security marking of the meeting's files, where it is above the body's. */
      marking: marking.optional(),
      /** How the notes of an agreed meeting were accepted as a correct record. */
      acceptance: z
        .strictObject({
          on: dateField.optional(),
          /** The meeting that accepted them. */
          by: z.strictObject({ body: line(200), date: dateField }).optional(),
          recordedBy: line(200),
          recordedAt: z.iso.datetime(),
          corrections: z
            .array(
              z.strictObject({
                number: line(60).optional(),
                title: line().optional(),
                text: line(1000),
                /** No file for the public has its words. */
                isRestricted: z.boolean().optional(),
              }),
            )
            .max(200)
            .optional(),
          /** Those made after the notes were agreed, which are in the file already; without an item: of the attendance. */
          laterCorrections: z
            .array(
              z.strictObject({
                number: line(60).optional(),
                title: line().optional(),
                /** Of before and of after; not given where they are restricted. */
                words: z.strictObject({ from: passage(2000), to: text(2000) }).optional(),
                reason: line(1000),
                isRestricted: z.boolean().optional(),
                decidedOn: dateField,
                decidedBy: z.strictObject({ body: line(200), date: dateField }).optional(),
                recordedBy: line(200),
                recordedAt: z.iso.datetime(),
              }),
            )
            .max(1000)
            .optional(),
          /** How files of the notes are worded and laid out, and what public ones do with restricted words, as sealed. */
          manner: mannerShape.optional(),
          restrictedInPublic: z.enum(restrictedInPublicWays).optional(),
        })
        .optional(),
    }),
    attendance: z
      .strictObject({
        present: z.array(fileAttendee).max(500).optional(),
        inAttendance: z.array(fileAttendee).max(500).optional(),
        apologies: z.array(line(200)).max(500).optional(),
      })
      .optional(),
    agenda: z.array(fileItem).max(500),
    /** Items that were taken off since the agenda went out: nothing else gets their numbers ("5", "4 b)"). */
    withdrawn: z
      .array(
        z.strictObject({
          id: fileId.optional(),
          number: z.string().regex(/^[1-9]\d{0,3}( [a-z]{1,4}\))?$/),
          title: line(),
          restricted: line(longestReason).optional(),
        }),
      )
      .max(500)
      .optional(),
    /** Items that were taken off while they had no number, and whose actions others know of. */
    takenOff: z
      .array(
        z.strictObject({
          id: fileId,
          title: line(),
          restricted: line(longestReason).optional(),
        }),
      )
      .max(500)
      .optional(),
    /** The agendas that went out, as they were, and the reopenings with their reasons, oldest first. */
    issues: z
      .array(
        z.discriminatedUnion('what', [
          z.strictObject({ what: z.literal('issued'), ...recordedFields, agenda: issuedAgenda }),
          z.strictObject({ what: z.literal('reopened'), ...recordedFields, reason: passage(1000) }),
        ]),
      )
      .max(1000)
      .optional(),
    /** The draft notes that went out for factual correction, oldest first. */
    draftIssues: z
      .array(
        z.strictObject({
          ...recordedFields,
          to: z.array(line(200)).min(1).max(200),
          answersBy: dateField.optional(),
          /** The notes below are as they went out; of the last one only. */
          isAsItStands: z.boolean().optional(),
        }),
      )
      .max(1000)
      .optional(),
    /** What became of actions: `id` is the id of the action's block in the notes. Actions not named here are open. */
    actions: z
      .array(
        z.strictObject({
          id: fileId,
          status: z.enum(actionStatuses),
          /**
           * Of an action that was taken out of the notes and not withdrawn with them: its block, and the id of its item,
           * which may be taken off.
           */
          noLongerInNotes: z.strictObject({ item: fileId.optional(), words: richText }).optional(),
          /**
           * Others know of the action already: the words that it stays under without its block, and whether any of them are
           * restricted.
           */
          kept: z.strictObject({ words: text(2_000_000), isRestricted: z.boolean().optional() }).optional(),
          updates: z
            .array(
              z.strictObject({
                /** A step that was taken; an update where it is not given. */
                event: z.enum(reportEvents).optional(),
                at: z.iso.datetime(),
                author: line(200),
                /** Needed of an update, and of what closed the action. */
                text: passage(2000).optional(),
                href: linkField.optional(),
                /** For colleagues alone: in no public file. */
                isInternal: z.boolean().optional(),
                /** The date that it gave the action, and the one before. */
                newDue: dateField.optional(),
                oldDue: dateField.optional(),
                /** The id of another action in the notes of this file. */
                supersededBy: fileId.optional(),
              }),
            )
            .max(1000)
            .optional(),
        }),
      )
      .max(10_000)
      .optional(),
  })
  .meta({
    title: 'Secretariat meeting file',
    description: 'One meeting of a body with its papers and notes.',
  });

export type MeetingFile = z.infer<typeof meetingFile>;
