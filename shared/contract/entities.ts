import { z } from 'zod';
import { actionStatuses, reportEvents } from '../domain/actions.ts';
import { agendaItemKinds } from '../domain/agenda.ts';
import { attachmentAudiences, attachmentKinds } from '../domain/attachments.ts';
import { attendanceKinds } from '../domain/attendance.ts';
import { closedReasons } from '../domain/closed-documents.ts';
import { findingCodes } from '../domain/findings.ts';
import { itemOutcomes } from '../domain/item-progress.ts';
import { restrictedInPublicWays } from '../domain/markings.ts';
import { meetingStates } from '../domain/meeting.ts';
import { paperEvents, paperStates } from '../domain/papers.ts';
import { versionCauses, versionKeepers } from '../domain/versions.ts';
import type { Body } from '../document/body.ts';
import { longestSearch } from '../document/find-words.ts';
import { openEndCodes } from '../document/open-ends.ts';
import { documentKinds } from '../document/schemas.ts';
import { wordLimitField } from './entities/bodies.ts';
import { organisation, ownerRef, person } from './entities/people.ts';
import { reasonField } from './entities/restrictions.ts';
import { mannerShape } from './manner.ts';
import {
  dateField,
  idField,
  line,
  linkField,
  optionalLine,
  revisionField,
  text,
  timeField,
} from './text-fields.ts';

// The shapes that cross between the core and a screen, one for each term of the field.

export const meeting = z.object({
  id: idField,
  revision: revisionField,
  bodyId: idField,
  bodyName: z.string(),
  date: dateField,
  startTime: timeField.nullable(),
  endTime: timeField.nullable(),
  place: optionalLine(500),
  chairId: idField.nullable(),
  planId: idField.nullable(),
  state: z.enum(meetingStates),
  notesDocumentId: idField,
});
export type Meeting = z.infer<typeof meeting>;

/** When and where another meeting of the same body is. */
const sitting = meeting.pick({ date: true, startTime: true, endTime: true, place: true });

/** The meetings of the same body right before and right after one. */
export const neighbours = z.object({ previous: sitting.nullable(), next: sitting.nullable() });

/** Draft notes that went out for factual correction. */
export const draftIssue = z.object({
  /** 1 for the first of its meeting. */
  number: z.int(),
  at: z.iso.datetime(),
  author: z.string(),
  /** People and organisations as they were called then, or as somebody wrote them. */
  recipients: z.array(z.string()),
  /** By when answers are asked for; null: no day was named. */
  answersBy: dateField.nullable(),
  /** Whether it is the last one, and nothing of the notes was changed since. */
  isAsItStands: z.boolean(),
});
export type DraftIssue = z.infer<typeof draftIssue>;

export const meetingSummary = meeting.extend({
  /** Numbered items, without their sub-items. */
  agendaItemCount: z.int(),
  paperCount: z.int(),
  clearedPaperCount: z.int(),
  /** Report items, whether or not they have a paper yet. */
  reportItemCount: z.int(),
  openActionCount: z.int(),
  /** When its draft notes last went out for correction; null: they never did. */
  draftIssue: draftIssue.pick({ at: true, answersBy: true }).nullable(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;

/** What there is to know of draft notes before they are signed off. */
export const notesToSignOff = z.object({
  /** Who will be named as having recorded it. */
  recordedBy: z.string(),
  /** Names the texts of the notes as they are; `meetings.signOff` takes it, to be of the same ones. */
  notesDigest: z.string(),
  /** Whether the texts that went out in draft are kept, so that what was corrected is known. */
  isDraftKept: z.boolean(),
  /** The sections that differ from the draft; `draft` is the version that went out, null where it was empty. */
  changed: z.array(
    z.object({ sectionId: idField, label: z.string(), title: z.string(), draft: z.int().nullable() }),
  ),
  openEnds: z.array(
    z.object({ code: z.enum(openEndCodes), label: z.string(), title: z.string(), text: z.string() }),
  ),
});
export type NotesToSignOff = z.infer<typeof notesToSignOff>;

/** What was corrected in notes when they were accepted; `number` and `title` are the item's, null: none. */
const recordedCorrection = z.object({
  number: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  /** It is of an item or of notes that are not for the public: no file has its words. */
  isRestricted: z.boolean().default(false),
});

/** What was put right in notes after they were agreed, by whom and why. */
const laterCorrection = z.object({
  number: z.string(),
  title: z.string(),
  /** The words of before and of after; null where they are restricted. */
  words: z.object({ from: z.string(), to: z.string() }).nullable(),
  reason: z.string(),
  /** It is of an item or of notes that are not for the public: a file says that there was one. */
  isRestricted: z.boolean().default(false),
  decidedOn: dateField,
  decidedAt: z.object({ bodyName: z.string(), date: dateField }).nullable(),
  recordedBy: z.string(),
  at: z.iso.datetime(),
});

/** A meeting's notes as they were accepted, and who wrote that down. */
export const sealedRecord = z.object({
  /** Its place in the chain of all sealed records. */
  sequence: z.int(),
  sha256: z.string(),
  /** Whether the record is the one that was sealed, in its place in the chain. */
  isIntact: z.boolean(),
  at: z.iso.datetime(),
  recordedBy: z.string(),
  /** null: the meeting came in agreed, and nobody said when that was. */
  acceptedOn: dateField.nullable(),
  /** The meeting that accepted them. Without an id it is known by its date alone. */
  acceptedAt: z.object({ id: idField.nullable(), bodyName: z.string(), date: dateField }).nullable(),
  corrections: z.array(recordedCorrection),
  /** Whether it took the place of an earlier record, which can be read. */
  isCorrected: z.boolean(),
  /** Those made after the notes were agreed, oldest first; each is a record of its own. */
  laterCorrections: z.array(laterCorrection),
  /** Everyone and every organisation that the notes name, as they were called; null: the record does not say. */
  names: z.object({ people: z.array(person), organisations: z.array(organisation) }).nullable(),
  /** How the notes were worded and laid out when they were sealed; null: the record does not say. */
  manner: mannerShape.nullable(),
  /** What a public file of them does with what is restricted, as the body wanted it then; null as for the manner. */
  restrictedInPublic: z.enum(restrictedInPublicWays).nullable(),
});
export type SealedRecord = z.infer<typeof sealedRecord>;

/** Notes of another meeting that one accepted. */
export const acceptedNotes = z.object({ date: dateField, corrections: z.array(recordedCorrection) });
export type AcceptedNotes = z.infer<typeof acceptedNotes>;

export const agendaItem = z.object({
  id: idField,
  revision: revisionField,
  meetingId: idField,
  parentId: idField.nullable(),
  rank: z.string(),
  kind: z.enum(agendaItemKinds),
  title: line(),
  leadId: idField.nullable(),
  /** The organisation whose report it is. */
  organisationId: idField.nullable(),
  minutes: z.int().min(0).max(1440).nullable(),
  reportTitle: optionalLine(),
  reportHref: linkField.nullable(),
  /** The number that it keeps since the agenda went out; null before that. `isLate`: it was added after. */
  issued: z.object({ mark: z.string(), isLate: z.boolean() }).nullable(),
  /** What became of it in the meeting; null: nothing was said of it yet. */
  outcome: z.enum(itemOutcomes).nullable(),
  /** For the chair alone; no export may hold it. */
  chairNotes: text(5000),
  /** The topic of the forward plan that it was made from. */
  topicId: idField.nullable(),
  /** Why neither it nor what is under it is for the public; null: it is. */
  restrictedReason: reasonField,
  paper: z.object({ documentId: idField, state: z.enum(paperStates) }).nullable(),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/** A matter arising as it goes out: with the names of its day, and without what is restricted. */
export const reportedMatter = z.object({
  /** Absent in what was kept by earlier versions of the program. */
  actionId: idField.optional(),
  /** "4 a)", in the notes of its meeting. */
  label: z.string(),
  meetingDate: dateField,
  /** Where words were left out their reason stands. */
  words: z.array(z.union([z.object({ text: z.string() }), z.object({ leftOut: z.string() })])),
  owners: z.string().nullable(),
  due: dateField.nullable(),
  /** Neither its owners nor its date are for the public. */
  isRestricted: z.boolean().optional(),
  status: z.enum(actionStatuses),
  lastUpdate: z
    .object({
      event: z.enum(reportEvents),
      on: dateField,
      text: z.string(),
      href: z.string().nullable(),
    })
    .nullable(),
});
export type ReportedMatter = z.infer<typeof reportedMatter>;

/** For how long items were the current one, as of the answer; `countingId` is the one whose time goes on. */
export const itemTimes = z.object({
  items: z.array(z.object({ agendaItemId: idField, seconds: z.int() })),
  countingId: idField.nullable(),
});
export type ItemTimes = z.infer<typeof itemTimes>;

export const topic = z.object({
  id: idField,
  revision: revisionField,
  bodyId: idField,
  title: line(),
  /** What it becomes on an agenda. */
  kind: z.enum(agendaItemKinds),
  leadId: idField.nullable(),
  organisationId: idField.nullable(),
  /** The day of the meeting that shall take it. */
  wantedOn: dateField.nullable(),
  promisedAtMeetingId: idField.nullable(),
  /** The words of the promise; never exported. */
  promise: text(2000),
  /** The agenda items that it became, oldest meeting first. Empty: it was never scheduled. */
  appearances: z.array(z.object({ agendaItemId: idField, meetingId: idField, date: dateField })),
});
export type Topic = z.infer<typeof topic>;

/** The agenda as it stood when it went out, with the names of that day. What is for the chair alone is no part of it. */
export const issuedAgenda = z.object({
  body: z.string(),
  meeting: z.object({
    date: dateField,
    startTime: timeField.nullable(),
    endTime: timeField.nullable(),
    place: z.string().nullable(),
    chair: z.string().nullable(),
  }),
  neighbours,
  /** In reading order. */
  items: z.array(
    z.object({
      id: idField,
      parentId: idField.nullable(),
      /** "4", and "b" for a sub-item. */
      mark: z.string(),
      /** "4", "4 b)" */
      number: z.string(),
      isLate: z.boolean(),
      kind: z.enum(agendaItemKinds),
      title: z.string(),
      lead: z.string().nullable(),
      organisation: z.string().nullable(),
      minutes: z.int().nullable(),
      reportTitle: z.string().nullable(),
      reportHref: z.string().nullable(),
      /** Why it was not for the public: its title is then that it is restricted. */
      restrictedReason: z.string().nullable().default(null),
    }),
  ),
  /** "4", "4 b)": numbers whose items were taken off. */
  withdrawn: z.array(z.string()),
  /** What the forward plan has for later meetings. */
  comingTopics: z.array(z.object({ title: z.string(), date: dateField })),
  /** What its item on the notes of the previous meeting has to hear of; agendas of before have none. */
  mattersArising: z.array(reportedMatter).default([]),
});
export type IssuedAgenda = z.infer<typeof issuedAgenda>;

const changed = { number: z.string(), title: z.string() };
export const agendaChange = z.discriminatedUnion('code', [
  z.object({ code: z.enum(['added', 'removed']), ...changed }),
  z.object({ code: z.literal('renamed'), ...changed, before: z.string() }),
  z.object({ code: z.literal('moved'), ...changed, before: z.string(), after: z.string().nullable() }),
  z.object({
    code: z.literal('retimed'),
    ...changed,
    before: z.int().nullable(),
    minutes: z.int().nullable(),
  }),
  z.object({
    code: z.enum(['lead-changed', 'organisation-changed', 'report-changed']),
    ...changed,
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.object({
    code: z.literal('kind-changed'),
    ...changed,
    before: z.enum(agendaItemKinds),
    after: z.enum(agendaItemKinds),
  }),
  z.object({
    code: z.literal('meeting-changed'),
    what: z.enum(['date', 'time', 'place', 'chair']),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
]);

const recorded = { sequence: z.int(), at: z.iso.datetime(), author: z.string() };
/** An agenda that went out, or was opened again after it had. */
export const agendaIssue = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('issued'),
    ...recorded,
    /** 1, 2, 3 … of its meeting. */
    version: z.int(),
    agenda: issuedAgenda,
    /** What differs from the version before; null of the first one. */
    changes: z.array(agendaChange).nullable(),
  }),
  z.object({ what: z.literal('reopened'), ...recorded, reason: z.string() }),
]);
export type AgendaIssue = z.infer<typeof agendaIssue>;

export const attendee = z.object({
  personId: idField,
  kind: z.enum(attendanceKinds),
  rank: z.string(),
  /** The person in whose place they came. */
  deputisingForId: idField.nullable(),
  /** Where they came late, and where they left early. */
  joinedAt: timeField.nullable(),
  leftAt: timeField.nullable(),
  isOnline: z.boolean(),
});
export type Attendee = z.infer<typeof attendee>;

/** Rich text as it crosses. Its schema is ProseMirror's (`shared/document`), which the core checks on every save. */
export const bodyJson = z.custom<Body>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc',
);

const oneLine = text(longestSearch).regex(/^[^\r\n\u2028\u2029]*$/);

export const section = z.object({
  id: idField,
  revision: revisionField,
  /** The template's key in a cover paper; null in the notes. */
  key: z.string().nullable(),
  /** The agenda item whose notes these are; null in a cover paper. */
  agendaItemId: idField.nullable(),
  /** A cover paper's heading with fields (`fillHeading`); empty in the notes, where the item's title is the heading. */
  heading: z.string(),
  guidance: z.string(),
  isNumbered: z.boolean(),
  isRequired: z.boolean(),
  wordLimit: wordLimitField,
  /** The date of the meeting from whose paper the text was copied over, as long as it is as it was then. */
  copiedFrom: dateField.nullable(),
  /** Why nothing of it is for the public; null: it is, unless its agenda item is restricted. */
  restrictedReason: reasonField,
  words: z.int(),
  /** What does not validate is not handed out to be edited: its words alone, to read and copy. */
  content: z.discriminatedUnion('state', [
    z.object({ state: z.literal('sound'), body: bodyJson }),
    z.object({ state: z.literal('unreadable'), reason: z.string(), text: z.string() }),
  ]),
});
export type Section = z.infer<typeof section>;

export const attachment = z.object({
  id: idField,
  revision: revisionField,
  documentId: idField,
  kind: z.enum(attachmentKinds),
  /** Of a file as it is saved, of a link as it is read. */
  name: line(200),
  href: linkField.nullable(),
  /** How large a file is; null for a link. */
  bytes: z.int().nullable(),
  audience: z.enum(attachmentAudiences),
});
export type Attachment = z.infer<typeof attachment>;
const paperStep = z.object({
  event: z.enum(paperEvents),
  at: z.iso.datetime(),
  author: z.string(),
  reason: z.string().nullable(),
});

export const documentShape = z.object({
  id: idField,
  revision: revisionField,
  kind: z.enum(documentKinds),
  meetingId: idField,
  /** The report item of a cover paper; null for the notes. */
  agendaItemId: idField.nullable(),
  state: z.enum(paperStates).nullable(),
  planEntryIds: z.array(idField),
  /** Of a cover paper, in the order in which they were attached. */
  attachments: z.array(attachment),
  /** What a paper went through, oldest first; none in the notes. */
  steps: z.array(paperStep),
  sections: z.array(section),
});
export type SectionedDocument = z.infer<typeof documentShape>;

/** A document among those of its body, for a person to choose. */
export const documentPlace = z.object({
  id: idField,
  kind: z.enum(documentKinds),
  meetingId: idField,
  meetingDate: dateField,
  /** What a cover paper is about; null for the notes. */
  title: z.string().nullable(),
  /** Why its words do not change; null: they can. */
  closed: z.enum(closedReasons).nullable(),
  /** Whether others have it: a paper went out with the agenda, notes for correction. */
  hasGoneOut: z.boolean(),
});
export type DocumentPlace = z.infer<typeof documentPlace>;

export const wordSearch = z.object({
  words: oneLine.min(1),
  matchCase: z.boolean(),
  wholeWords: z.boolean(),
});

/** What is put in the place of words. Spaces around it count; nothing takes the words out. */
export const replacementField = oneLine;

/** How often words stand in what is not replaced: a name, a figure, linked wording. */
const fixedCount = z.object({ name: z.int(), figure: z.int(), wording: z.int() });

/** What was replaced: how often, how often of that in restricted words, and what was found and left as it was. */
export const replacedCount = { replaced: z.int(), restricted: z.int(), left: fixedCount };

export const wordsInDocument = z.object({
  id: idField,
  found: z.int(),
  left: fixedCount,
  /** Sections that cannot be read and were not searched. */
  unreadable: z.int(),
  /** Where something was found. */
  sections: z.array(z.object({ id: idField, revision: revisionField, found: z.int() })),
});
export type WordsInDocument = z.infer<typeof wordsInDocument>;

const remark = { id: idField, at: z.iso.datetime(), author: z.string(), text: text(2000) };

export const paperComment = z.object({
  ...remark,
  revision: revisionField,
  sectionId: idField,
  /** The paragraph that it stands beside; null: the section as a whole. */
  blockId: z.string().nullable(),
  /** How the paragraph began when it was said. */
  quote: z.string(),
  /** When it was dealt with; null: it is open. */
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  replies: z.array(z.object(remark)),
});
export type PaperComment = z.infer<typeof paperComment>;

export const finding = z.object({
  code: z.enum(findingCodes),
  /** Where it is; null: it is about the paper as a whole. */
  sectionId: idField.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Something to look at before files go out, and whether somebody looked at it and left it. */
export const issueFinding = finding.extend({
  meetingId: idField,
  /** The paper that it is in; null: it is not about a paper. */
  documentId: idField.nullable(),
  agendaItemId: idField.nullable(),
  /** "4 a)", where it is about an item. */
  number: z.string().nullable(),
  /** Names what it is about and what it says, to keep it by. */
  key: z.string(),
  kept: z.object({ reason: z.string(), at: z.iso.datetime(), author: z.string() }).nullable(),
});
export type IssueFinding = z.infer<typeof issueFinding>;

export const sectionVersion = z.object({
  /** Grows with every version of any section: their order, whatever the clock said. */
  sequence: z.int().min(1),
  sectionId: idField,
  /** The section's revision when it had this text. */
  revision: revisionField,
  at: z.iso.datetime(),
  author: z.string(),
  words: z.int(),
  cause: z.enum(versionCauses),
  keptFor: z.enum(versionKeepers).nullable(),
  name: z.string().nullable(),
});
export type SectionVersion = z.infer<typeof sectionVersion>;

/** What was reported on an action: an update, or a step with what was said of it. */
export const actionReport = z.object({
  id: idField,
  event: z.enum(reportEvents),
  at: z.iso.datetime(),
  author: z.string(),
  /** What happened, what closed it, why it was superseded; may be empty of a step that needs no words. */
  text: text(2000),
  /** The document or minute that closed it. */
  href: linkField.nullable(),
  /** The action that took its place. */
  supersededById: idField.nullable(),
  /** The meeting that it was reported to; null: between two. */
  meetingId: idField.nullable(),
});
export type ActionReport = z.infer<typeof actionReport>;

export const action = z.object({
  id: idField,
  revision: revisionField,
  meetingId: idField,
  meetingDate: dateField,
  bodyName: z.string(),
  agendaItemId: idField,
  agendaItemTitle: z.string(),
  /** "5 b)" */
  label: z.string(),
  text: z.string(),
  owners: z.array(ownerRef),
  due: dateField.nullable(),
  /** Whether any of its words, its item or its section is not for the public: no file may show it as it is here. */
  isRestricted: z.boolean(),
  status: z.enum(actionStatuses),
  /** Its history, oldest first. */
  updates: z.array(actionReport),
});
export type Action = z.infer<typeof action>;

/** An action of an earlier meeting as one meeting hears of it. */
export const matterArising = z.object({
  /** As it is today, with its whole history. */
  action,
  /** As it stood when the meeting had dealt with it. */
  status: z.enum(actionStatuses),
  /** What had been reported by then, oldest first. */
  reports: z.array(actionReport),
  isReportedHere: z.boolean(),
});
export type MatterArising = z.infer<typeof matterArising>;
