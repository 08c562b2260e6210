import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { actionEvents } from '../domain/actions.ts';
import { agendaItemKinds } from '../domain/agenda.ts';
import { attachmentAudiences, largestAttachment } from '../domain/attachments.ts';
import { attendanceKinds } from '../domain/attendance.ts';
import { equalityPrompts } from '../domain/equality-duty.ts';
import { fileFindingCodes, filePlaces } from '../domain/file-findings.ts';
import { itemOutcomes } from '../domain/item-progress.ts';
import { meetingEvents } from '../domain/meeting.ts';
import { usualExportPolicy } from '../domain/markings.ts';
import { audiences, outgoingKinds, standings } from '../domain/outgoing.ts';
import { ruleCodes } from '../domain/rulings.ts';
import { paperEvents } from '../domain/papers.ts';
import { mostPlanEntries, planEntryKinds } from '../domain/plans.ts';
import type { PlanKind } from '../domain/word-roles.ts';
import {
  abbreviation,
  action,
  agendaItem,
  agendaChange,
  agendaIssue,
  attachment,
  attendee,
  backup,
  body,
  bodyJson,
  datePattern,
  exportPolicy,
  documentPlace,
  documentShape,
  draftIssue,
  figure,
  figureUse,
  finding,
  issueFinding,
  itemTimes,
  matterArising,
  marking,
  meeting,
  meetingSummary,
  neighbours,
  notesToSignOff,
  organisation,
  ownerRef,
  ownWord,
  paperComment,
  person,
  plan,
  planEntry,
  reasonField,
  replacedCount,
  replacementField,
  restrictionReasons,
  sealedRecord,
  section,
  sectionVersion,
  spellingWords,
  standingItem,
  templateSection,
  topic,
  typingShortcut,
  yearMapShape,
  wording,
  wordingUse,
  wordSearch,
  wordsInDocument,
} from './entities.ts';
import { houseStyle, houseStyleId, houseStyleListing, usualHouseStyle } from './house-style.ts';
import { policyAnswer } from './policy.ts';
import type { HouseStyleOnPage } from './template-on-page.ts';
import { largestTemplate, templateChoices, templateReadingFile } from './template-reading.ts';
import { backupProblemCodes, programErrors } from './errors.ts';
import { exportedFile } from './exported-file.ts';
import {
  dateField,
  idField,
  line,
  linkField,
  optionalLine,
  passage,
  revisionField,
  text,
  timeField,
} from './text-fields.ts';

export type { ExportedFile } from './exported-file.ts';

// The whole API in one place. Every command carries the revision that it was based on; every answer to a command is
// the thing as it now stands. What may go wrong is in errors.ts.

const operation = oc.errors(programErrors);
const onRevision = { id: idField, revision: revisionField };
const onVersion = { sectionId: idField, sequence: z.int().min(1) };
const done = z.object({});

/** What changed, for screens that show it: they read again. `sequence` grows by one with every command. */
export const changeEvent = z.object({
  sequence: z.int(),
  /** `store`: another store is in place (a backup was restored); a page begins anew. `backups`: one was made. */
  area: z.enum([
    'bodies',
    'house-styles',
    'people',
    'plans',
    'wordings',
    'figures',
    'spelling',
    'meetings',
    'agenda',
    'times',
    'topics',
    'attendance',
    'documents',
    'versions',
    'comments',
    'actions',
    'backups',
    'store',
  ]),
  meetingId: idField.nullable(),
});
export type ChangeEvent = z.infer<typeof changeEvent>;

/** Why locked data ask for the recovery key. */
export const lockReasons = [
  'no-key-store',
  /** Another user of this computer, or another computer, has the key in its key store. */
  'key-store-refused',
  'key-file-missing',
  'key-file-damaged',
] as const;
export type LockReason = (typeof lockReasons)[number];

/** As it was typed, with whatever spaces and dashes. */
const recoveryKeyField = z.string().max(200);

export const exportKinds = [...outgoingKinds, 'meeting'] as const;
export type ExportKind = (typeof exportKinds)[number];

/**
 * A plan of `shared/word-plan`, which needs the contract and so cannot be named in it. It and the house style come out of
 * the core, which has made or checked them: walking through every word of long notes once more would take longer than
 * drawing their first pages.
 */
const layoutKey = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * On which page each document of a pack begins, as the pages on screen have it: the core lays nothing out. It counts for
 * the very plan that was laid out, and for no other that has come to be meanwhile.
 */
const pagesOf = z
  .array(z.object({ layout: layoutKey, pages: z.array(z.int().min(1).max(9999)).max(500) }))
  .max(50)
  .default([]);
export type PagesOf = z.infer<typeof pagesOf>;

const plannedFile = z.object({
  /** Names the file whatever it is called: a draft and its final version have the same. */
  id: z.string(),
  name: z.string(),
  /** Which of the house styles it is in. */
  houseStyle: houseStyleId,
  plan: z.custom<{ readonly kind: PlanKind; readonly blocks: readonly object[] }>(isObject),
  /** Names the plan in its house style, for `pagesOf`; null where nothing in the file depends on its pages. */
  layout: layoutKey.nullable(),
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What the check of finished Word files found, and the same as a text file to be kept beside them. */
export const exportReport = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      findings: z.array(
        z.object({
          code: z.enum(fileFindingCodes),
          place: z.enum(filePlaces),
          heading: z.string(),
          words: z.string(),
        }),
      ),
    }),
  ),
  asFile: exportedFile,
});
export type ExportReport = z.infer<typeof exportReport>;

/** What goes out: of which meetings, what, for whom, and as what. */
export const issueChoice = z.object({
  meetingIds: z.array(idField).min(1).max(100).readonly(),
  kinds: z.array(z.enum(outgoingKinds)).max(20).readonly(),
  audience: z.enum(audiences),
  standing: z.enum(standings),
});
export type IssueChoice = z.infer<typeof issueChoice>;

/** How many files of a zip file are made. `zip`: as whoever asked for it names it. */
const zipProgress = z.object({ zip: idField, done: z.int().min(0), of: z.int().min(1) });
export type ZipProgress = z.infer<typeof zipProgress>;

const markingsOfMeeting = z.object({
  meeting: marking.nullable(),
  papers: z.array(z.object({ agendaItemId: idField, marking })),
});

const bodyFields = {
  name: line(200),
  openingItems: z.array(standingItem).max(50),
  closingItems: z.array(standingItem).max(50),
  template: z.array(templateSection).min(1).max(30),
  datePattern: datePattern.nullable(),
  exportPolicy,
  houseStyle: houseStyleId,
};

const templateContent = z.base64().max(Math.ceil(largestTemplate / 3) * 4 + 4);

const ownHouseStyleFields = {
  name: line(60),
  choices: templateChoices.extend({ alternativeTexts: z.record(z.string().max(40), text(300)) }),
};

/** A Word template as a person looks at it: what was taken of it, and how it is understood. */
const templateView = templateReadingFile.omit({ stylesXml: true, furniture: true }).extend({
  /** The head and foot of its pages, by their words and pictures. */
  furniture: z.array(templateReadingFile.shape.furniture.element.omit({ xml: true })),
  /** The bytes of each picture in base64, by its name. */
  pictureContents: z.record(z.string(), z.string()),
  choices: templateChoices,
});
export type TemplateView = z.infer<typeof templateView>;

const ownHouseStyleView = templateView.extend({ revision: revisionField, name: z.string() });
export type OwnHouseStyleView = z.infer<typeof ownHouseStyleView>;

const personFields = {
  name: line(200),
  post: optionalLine(200),
  organisationId: idField.nullable(),
  shortForm: optionalLine(100),
  isCurrent: z.boolean(),
};

const organisationFields = { name: line(), shortName: optionalLine(60) };

const planFields = {
  name: line(200),
  shortName: optionalLine(60).default(null),
  startsOn: dateField,
  endsOn: dateField,
  needsChecking: z.boolean().default(false),
  entries: z
    .array(
      z.object({
        /** Absent for a new entry. */
        id: idField.optional(),
        kind: z.enum(planEntryKinds),
        title: line(),
        href: linkField.nullable(),
      }),
    )
    .max(mostPlanEntries),
};

const { id: _figureId, revision: _figureRevision, ...figureFields } = figure.shape;

const { id: _abbreviationId, revision: _abbreviationRevision, ...abbreviationFields } = abbreviation.shape;

const { id: _shortcutId, revision: _shortcutRevision, ...shortcutFields } = typingShortcut.shape;

const wordingFields = {
  name: line(200),
  category: line(100),
  text: passage(20_000),
  planEntryId: idField.nullable(),
};

const meetingFields = {
  date: dateField,
  startTime: timeField.nullable(),
  endTime: timeField.nullable(),
  place: optionalLine(500),
  chairId: idField.nullable(),
  planId: idField.nullable(),
};

const agendaItemFields = {
  kind: z.enum(agendaItemKinds),
  title: line(),
  leadId: idField.nullable(),
  organisationId: idField.nullable(),
  minutes: z.int().min(0).max(1440).nullable(),
  reportTitle: optionalLine(),
  reportHref: linkField.nullable(),
  chairNotes: text(5000),
  /** Absent: as it was. */
  restrictedReason: reasonField.optional(),
};

const topicFields = {
  bodyId: idField,
  title: line(),
  kind: z.enum(agendaItemKinds),
  leadId: idField.nullable(),
  organisationId: idField.nullable(),
  wantedOn: dateField.nullable(),
  promisedAtMeetingId: idField.nullable(),
  promise: text(2000),
};

const chasing = { owner: ownerRef.nullable(), today: dateField };
const yearOfBody = { bodyId: idField, year: z.int().min(1900).max(2199) };

const agendaTarget = { parentId: idField.nullable(), beforeId: idField.nullable() };

export const contract = {
  workspace: {
    status: operation.output(
      z.object({
        programVersion: z.string(),
        dataFolder: z.string(),
        author: z.string(),
        meetingCount: z.int(),
        bodyCount: z.int(),
        /** In all papers and notes, counted as a backup's are. */
        words: z.int(),
      }),
    ),
    /** What the organisation has set on this computer for everybody, and the house style of its Word template. */
    policy: operation.output(policyAnswer),
    /** What became of the program here, without a word of any document: lines, oldest first. */
    log: operation.output(z.object({ folder: z.string(), text: z.string() })),
    /** Brings the sample meeting in; refused with `meeting-exists-already` where it is there. */
    loadSample: operation.output(z.object({ meetingId: idField })),
    /** The reasons for which something may be kept from the public, by the law that gives them. */
    restrictionReasons: operation.output(restrictionReasons),
    /** Changes as they are committed, until the caller stops listening. */
    changes: operation.output(eventIterator(changeEvent)),
  },

  bodies: {
    list: operation.output(z.array(body)),
    create: operation
      .input(
        z.object({
          ...bodyFields,
          template: bodyFields.template.optional(),
          datePattern: bodyFields.datePattern.default(null),
          exportPolicy: exportPolicy.default(usualExportPolicy),
          houseStyle: bodyFields.houseStyle.default(usualHouseStyle),
        }),
      )
      .output(body),
    /** A house style that cannot be used is refused with `house-style-faulty`, unless the body has it already. */
    update: operation.input(z.object({ ...onRevision, ...bodyFields })).output(body),
  },

  /** How Word files look and read. */
  houseStyles: {
    /** Those that come with the program, then those in the data folder; a folder that is none with its fault. */
    list: operation.output(z.array(houseStyleListing)),
    /** The whole of one. One that cannot be used is refused with `house-style-faulty`. */
    get: operation.input(z.object({ id: houseStyleId })).output(houseStyle),
    /**
     * Looks at an organisation's Word template, given in base64, and guesses which of its styles is meant for what.
     * Nothing is kept. One that cannot be taken is refused with `template-not-read`.
     */
    readTemplate: operation.input(z.object({ content: templateContent })).output(templateView),
    /** Makes a house style of a template, which is read again. */
    add: operation
      .input(z.object({ content: templateContent, ...ownHouseStyleFields }))
      .output(houseStyleListing),
    /** What was read of the template of an own house style, and what was chosen. */
    own: operation.input(z.object({ id: houseStyleId })).output(ownHouseStyleView),
    update: operation
      .input(z.object({ id: houseStyleId, revision: revisionField, ...ownHouseStyleFields }))
      .output(houseStyleListing),
    /** Takes another template for an own house style. What was chosen stays where the new one has the same style. */
    replaceTemplate: operation
      .input(z.object({ id: houseStyleId, revision: revisionField, content: templateContent }))
      .output(houseStyleListing),
    /** One that a body has is refused with `house-style-in-use`, one that came with the program with `house-style-built-in`. */
    remove: operation.input(z.object({ id: houseStyleId })).output(z.object({})),
  },

  people: {
    list: operation.output(z.array(person)),
    create: operation.input(z.object(personFields)).output(person),
    update: operation.input(z.object({ ...onRevision, ...personFields })).output(person),
    listOrganisations: operation.output(z.array(organisation)),
    createOrganisation: operation.input(z.object(organisationFields)).output(organisation),
    updateOrganisation: operation
      .input(z.object({ ...onRevision, ...organisationFields }))
      .output(organisation),
  },

  plans: {
    list: operation.output(z.array(plan)),
    /** Those that come with the program, to be added with `create`. */
    listBuiltIn: operation.output(
      z.array(
        plan.omit({ id: true, revision: true }).extend({ entries: z.array(planEntry.omit({ id: true })) }),
      ),
    ),
    create: operation.input(z.object(planFields)).output(plan),
    update: operation.input(z.object({ ...onRevision, ...planFields })).output(plan),
    /** What of the plans the papers of a body's meetings of one year link to. */
    yearMap: operation.input(z.object(yearOfBody)).output(yearMapShape),
  },

  wordings: {
    /** By category, then by name. */
    list: operation.output(z.array(wording)),
    create: operation.input(z.object(wordingFields)).output(wording),
    update: operation.input(z.object({ ...onRevision, ...wordingFields })).output(wording),
    /** Takes it out of the library; papers keep their copies. `restore` brings it back. */
    remove: operation.input(z.object(onRevision)).output(done),
    restore: operation.input(z.object({ id: idField })).output(wording),
    /** The papers that hold a copy of it, edited or not; those of the latest meeting first. */
    uses: operation.input(z.object({ id: idField })).output(z.array(wordingUse)),
  },

  figures: {
    /** By name. */
    list: operation.output(z.array(figure)),
    create: operation.input(z.object(figureFields)).output(figure),
    update: operation.input(z.object({ ...onRevision, ...figureFields })).output(figure),
    /** Takes it out of the library; papers keep what they say. `restore` brings it back. */
    remove: operation.input(z.object(onRevision)).output(done),
    restore: operation.input(z.object({ id: idField })).output(figure),
    /** The papers that give it, or a percentage made of it. */
    uses: operation.input(z.object({ id: idField })).output(z.array(figureUse)),
    /**
     * Gives sections of open papers the library's figures. `left` counts those that were changed since, or are not open
     * any more: they are as they were.
     */
    updatePapers: operation
      .input(
        z.object({
          id: idField,
          sections: z.array(z.object({ id: idField, revision: revisionField })).max(10_000),
        }),
      )
      .output(z.object({ updated: z.int(), left: z.int() })),
  },

  /** What each body says for short. By the abbreviation. */
  abbreviations: {
    list: operation.output(z.array(abbreviation)),
    /** One that the body has already is refused with `abbreviation-taken`. */
    create: operation.input(z.object(abbreviationFields)).output(abbreviation),
    update: operation.input(z.object({ ...onRevision, ...abbreviationFields })).output(abbreviation),
    /** Takes it out of the library; no text changes. `restore` brings it back. */
    remove: operation.input(z.object(onRevision)).output(done),
    restore: operation.input(z.object({ id: idField })).output(abbreviation),
  },

  /** What is typed for short, with the text that takes its place. */
  typingShortcuts: {
    list: operation.output(z.array(typingShortcut)),
    /** One that is there already, capitals aside, is refused with `shortcut-taken`. */
    create: operation.input(z.object(shortcutFields)).output(typingShortcut),
    update: operation.input(z.object({ ...onRevision, ...shortcutFields })).output(typingShortcut),
    remove: operation.input(z.object(onRevision)).output(done),
    restore: operation.input(z.object({ id: idField })).output(typingShortcut),
  },

  spelling: {
    words: operation.output(spellingWords),
    /** Words that are no mistakes from now on. Refused with `no-single-word`; then none of them is added. */
    addWords: operation
      .input(z.object({ words: z.array(ownWord).min(1).max(5000) }))
      .output(z.object({ added: z.int() })),
    removeWord: operation.input(z.object({ word: ownWord })).output(done),
  },

  meetings: {
    /** Newest first. */
    list: operation.output(z.array(meetingSummary)),
    get: operation.input(z.object({ id: idField })).output(meeting),
    /** The meetings of the same body before and after it; of an agreed meeting, as its record names them. */
    neighbours: operation.input(z.object({ id: idField })).output(neighbours),
    /**
     * What a new meeting of a body is likely to be, as seen on a day (`today`): on the next free day of its pattern, or
     * on the day that was chosen (`date`), with the topics that wait for that day.
     */
    propose: operation
      .input(z.object({ bodyId: idField, today: dateField, date: dateField.nullable().default(null) }))
      .output(
        z.object({
          date: dateField.nullable(),
          startTime: timeField.nullable(),
          endTime: timeField.nullable(),
          place: z.string().nullable(),
          chairId: idField.nullable(),
          planId: idField.nullable(),
          topics: z.array(topic),
        }),
      ),
    /**
     * With the body's standing items as its agenda, the topics between the opening and the closing ones, and notes with
     * a section for each. A body meets once on a day: a second meeting is refused with `body-meets-that-day`.
     */
    create: operation
      .input(
        z.object({
          bodyId: idField,
          ...meetingFields,
          topicIds: z.array(idField).max(100).default([]),
        }),
      )
      .output(meeting),
    /** Topics that are wanted on the meeting's day move with it to another day. */
    update: operation.input(z.object({ ...onRevision, ...meetingFields })).output(meeting),
    /**
     * Issuing the agenda keeps a version of it and its numbers as they are; reopening it asks for a `reason`, without
     * which it is refused with `reason-missing`. Issuing the draft notes brings what they promise to the forward plan:
     * the `promises` named by their keys (`topics.promisedIn`), or without these all that are likely.
     */
    takeStep: operation
      .input(
        z.object({
          ...onRevision,
          event: z.enum(meetingEvents),
          reason: text(1000).optional(),
          promises: z.array(z.string().max(2000)).max(1000).optional(),
        }),
      )
      .output(meeting),
    /**
     * The draft notes go out for factual correction as they stand: to whom, and by when answers are asked for, which is
     * not before the day it is where the person is (`today`). Refused with `notes-not-in-draft`, `recipients-missing`,
     * `answers-before-issue`.
     */
    issueDraft: operation
      .input(
        z.object({
          ...onRevision,
          recipients: z.array(text(200)).max(200),
          answersBy: dateField.nullable(),
          today: dateField,
        }),
      )
      .output(draftIssue),
    /** Newest first. */
    draftIssues: operation.input(z.object({ id: idField })).output(z.array(draftIssue)),
    /** What there is to know before draft notes are signed off. */
    prepareSignOff: operation.input(z.object({ id: idField })).output(notesToSignOff),
    /**
     * Accepts the draft notes as a correct record: the meeting is `agreed`, and its record sealed. `acceptedAtMeetingId`
     * is the later meeting that accepted them. A correction that was not made is refused with `correction-not-made`,
     * one that names restricted words with `correction-names-restricted`; notes that changed since they were looked at
     * with `notes-changed-meanwhile`.
     */
    signOff: operation
      .input(
        z.object({
          ...onRevision,
          acceptedOn: dateField,
          acceptedAtMeetingId: idField.nullable(),
          corrections: z
            .array(z.object({ sectionId: idField.nullable(), text: line(1000) }))
            .max(200)
            .default([]),
          notesDigest: z.string().nullable().default(null),
        }),
      )
      .output(meeting),
    /** The sealed record of an agreed meeting; null where there is none. */
    sealedRecord: operation.input(z.object({ id: idField })).output(sealedRecord.nullable()),
    /**
     * Puts words right in agreed notes: a new record takes the place of the newest one (`sequence`), which stays as it
     * was sealed. The words stand once in one paragraph (`words-not-found`, `words-found-twice`), and are none of an
     * action's (`correction-changes-action`).
     */
    correctRecord: operation
      .input(
        z.object({
          id: idField,
          sequence: z.int().min(1),
          sectionId: idField,
          from: passage(2000),
          to: text(2000),
          reason: line(1000),
          decidedOn: dateField,
          decidedAtMeetingId: idField.nullable(),
        }),
      )
      .output(sealedRecord),
    /** Every record of an agreed meeting, newest first, with the notes as each has them. */
    sealedTexts: operation.input(z.object({ id: idField })).output(
      z.array(
        z.object({
          sequence: z.int(),
          at: z.iso.datetime(),
          sections: z.array(
            z.object({
              sectionId: idField,
              label: z.string(),
              title: z.string(),
              content: section.shape.content,
            }),
          ),
        }),
      ),
    ),
    /** Puts a meeting aside. One that has words in its papers or notes is refused with `meeting-has-text`. */
    remove: operation.input(z.object(onRevision)).output(done),
    restore: operation.input(z.object({ id: idField })).output(meeting),
  },

  agenda: {
    list: operation.input(z.object({ meetingId: idField })).output(z.array(agendaItem)),
    add: operation
      .input(
        z.object({
          meetingId: idField,
          /** Made by the caller, so that a list can show the item before the answer comes. */
          id: idField,
          ...agendaTarget,
          kind: z.enum(agendaItemKinds),
          title: line(),
        }),
      )
      .output(agendaItem),
    /**
     * Another title or organisation is refused with `paper-of-item-cleared` where the item’s paper was cleared and its
     * meeting is still ahead.
     */
    update: operation.input(z.object({ ...onRevision, ...agendaItemFields })).output(agendaItem),
    move: operation.input(z.object({ ...onRevision, ...agendaTarget })).output(agendaItem),
    /**
     * Takes an item and its sub-items off the agenda; `restore` brings them back where they were. With words in its
     * paper or notes it is refused with `agenda-item-has-text` unless `evenWithText`; the words are kept either way.
     */
    remove: operation.input(z.object({ ...onRevision, evenWithText: z.boolean() })).output(done),
    restore: operation.input(z.object({ id: idField })).output(agendaItem),
    /** Says what became of an item in the meeting; null takes that back. */
    setOutcome: operation
      .input(z.object({ id: idField, outcome: z.enum(itemOutcomes).nullable() }))
      .output(agendaItem),
    times: operation.input(z.object({ meetingId: idField })).output(itemTimes),
    /**
     * Counts the time of one item from now on, and of no other; null: of none. Who counts asks again for the same item
     * once a minute: after half an hour without a word, nobody is counting any more.
     */
    countTime: operation
      .input(z.object({ meetingId: idField, agendaItemId: idField.nullable() }))
      .output(itemTimes),
    /** The agendas that went out and their reopenings, newest first, and what became of the latest. */
    issues: operation.input(z.object({ meetingId: idField })).output(
      z.object({
        issues: z.array(agendaIssue),
        /** What changed since the version that is out; null where none is. */
        since: z.array(agendaChange).nullable(),
        /** Items that were taken off an agenda that is out: their numbers stay free. */
        withdrawn: z.array(
          z.object({
            id: idField,
            parentId: idField.nullable(),
            mark: z.string(),
            /** "4", "4 b)" */
            label: z.string(),
            title: z.string(),
          }),
        ),
      }),
    ),
  },

  topics: {
    /** The forward plan of a body (null: of all), by title. */
    list: operation.input(z.object({ bodyId: idField.nullable() })).output(z.array(topic)),
    /**
     * The topics that can come to the forward plan when the draft notes of a meeting are issued: what stands under
     * *Future agenda items* and is not there yet. Where its words are restricted a topic has no title.
     */
    promisedIn: operation.input(z.object({ meetingId: idField })).output(
      z.array(
        z.object({
          key: z.string(),
          isLikely: z.boolean(),
          title: z.string().nullable(),
          wantedOn: dateField.nullable(),
        }),
      ),
    ),
    create: operation.input(z.object(topicFields)).output(topic),
    update: operation.input(z.object({ ...onRevision, ...topicFields })).output(topic),
    /** Takes a topic off the forward plan. Agenda items that it became stay as they are. */
    remove: operation.input(z.object(onRevision)).output(done),
    restore: operation.input(z.object({ id: idField })).output(topic),
    /** Makes an agenda item of it, before what closes the meeting; the topic is then wanted on that day. */
    putOnAgenda: operation.input(z.object({ ...onRevision, meetingId: idField })).output(agendaItem),
  },

  attendance: {
    list: operation.input(z.object({ meetingId: idField })).output(z.array(attendee)),
    /**
     * Sets how a person attends, or (null) takes the person off the list. What is not named stays as it is; who sends
     * apologies has no details. Refused with `left-before-joined` or `deputises-for-self`.
     */
    set: operation
      .input(
        z.object({
          meetingId: idField,
          personId: idField,
          kind: z.enum(attendanceKinds).nullable(),
          deputisingForId: idField.nullable().optional(),
          joinedAt: timeField.nullable().optional(),
          leftAt: timeField.nullable().optional(),
          isOnline: z.boolean().optional(),
          /** Whom to put them in front of. */
          beforeId: idField.nullable().optional(),
        }),
      )
      .output(z.array(attendee)),
  },

  papers: {
    /** A cover paper from the body's template, for a report item that has none. */
    create: operation.input(z.object({ agendaItemId: idField })).output(documentShape),
    /** A step that wants a reason is refused without one (`reason-missing`). */
    takeStep: operation
      .input(
        z.object({ ...onRevision, event: z.enum(paperEvents), reason: optionalLine(1000).default(null) }),
      )
      .output(documentShape),
    /** The newest paper on the same topic of an earlier meeting of the body, with its headings filled; null: none. */
    lastTime: operation.input(z.object({ id: idField })).output(
      z
        .object({
          paperId: idField,
          meetingId: idField,
          meetingDate: dateField,
          title: z.string(),
          sections: z.array(
            section.pick({ id: true, key: true, heading: true, isNumbered: true, content: true }),
          ),
        })
        .nullable(),
    ),
    /** Puts the text of an earlier paper's section in the place of a section's own, which stays among its versions. */
    copySection: operation
      .input(z.object({ ...onRevision, fromSectionId: idField }))
      .output(z.object({ revision: revisionField, words: z.int(), savedAt: z.iso.datetime() })),
    /** What the writer has thought of the equality duty, for the writer alone: no export holds it. */
    prompts: operation
      .input(z.object({ id: idField }))
      .output(z.object({ considered: z.array(z.enum(equalityPrompts)) })),
    considerPrompt: operation
      .input(z.object({ id: idField, prompt: z.enum(equalityPrompts), isConsidered: z.boolean() }))
      .output(z.object({ considered: z.array(z.enum(equalityPrompts)) })),
    /** The newest paper of the body on another topic that says nearly the same in this section; null: none. */
    similarSection: operation
      .input(z.object({ sectionId: idField }))
      .output(
        z
          .object({ paperId: idField, meetingId: idField, meetingDate: dateField, title: z.string() })
          .nullable(),
      ),
    /** What is to be looked at in a meeting's papers, in the order of the agenda; `documentId` picks one of them. */
    findings: operation
      .input(z.object({ meetingId: idField, documentId: idField.nullable().default(null) }))
      .output(z.array(z.object({ documentId: idField, findings: z.array(finding) }))),
    /** A cleared paper is refused with `paper-cleared`, as is every other change to it but its steps. */
    setPlanEntries: operation
      .input(z.object({ ...onRevision, planEntryIds: z.array(idField).max(200) }))
      .output(documentShape),
  },

  attachments: {
    addLink: operation
      .input(
        z.object({
          documentId: idField,
          name: line(200),
          href: linkField,
          audience: z.enum(attachmentAudiences),
        }),
      )
      .output(attachment),
    /**
     * Keeps a file's bytes, given in base64, beside the data. Refused with `file-name-not-for-windows`, `file-is-empty`
     * or `file-is-too-large`.
     */
    addFile: operation
      .input(
        z.object({
          documentId: idField,
          name: line(200),
          content: z.base64().max(Math.ceil(largestAttachment / 3) * 4 + 4),
          audience: z.enum(attachmentAudiences),
        }),
      )
      .output(attachment),
    update: operation
      .input(
        z.object({
          ...onRevision,
          name: line(200),
          /** Of a link; a file has none. */
          href: linkField.nullable(),
          audience: z.enum(attachmentAudiences),
        }),
      )
      .output(attachment),
    /** Takes an attachment off its paper; `restore` brings it back. The file is kept. */
    remove: operation.input(z.object(onRevision)).output(done),
    restore: operation.input(z.object({ id: idField })).output(attachment),
    /** An attached file. Refused with `attached-file-not-there` where its bytes are not those that were attached. */
    read: operation.input(z.object({ id: idField })).output(exportedFile),
  },

  /** What reviewers say beside the paragraphs of a paper, oldest first. No export holds it. */
  comments: {
    list: operation.input(z.object({ documentId: idField })).output(z.array(paperComment)),
    add: operation
      .input(
        z.object({
          sectionId: idField,
          blockId: optionalLine(100),
          quote: text(200),
          text: line(2000),
        }),
      )
      .output(paperComment),
    reply: operation.input(z.object({ ...onRevision, text: line(2000) })).output(paperComment),
    setResolved: operation.input(z.object({ ...onRevision, isResolved: z.boolean() })).output(paperComment),
  },

  documents: {
    get: operation.input(z.object({ id: idField })).output(documentShape),
    /**
     * Saves a section's body. The answer comes after the commit. A body that is not valid is refused with
     * `rule-violated`/`body-invalid`, one based on an older revision with `conflict`; neither changes what is stored.
     * `deletedWords` is how many words the person is known to have deleted since the last save; a text that shrinks far
     * more than that is saved, and what it replaced is kept for ever and named in `shrunkFrom`, so that a screen can ask.
     * `isOwnVersion`: the text is no typing on; the one before stays among the versions, however little changed.
     */
    saveSection: operation
      .input(
        z.object({
          ...onRevision,
          body: bodyJson,
          deletedWords: z.int().min(0).default(0),
          isOwnVersion: z.boolean().default(false),
        }),
      )
      .output(
        z.object({
          revision: revisionField,
          words: z.int(),
          savedAt: z.iso.datetime(),
          shrunkFrom: z.object({ sequence: z.int(), words: z.int() }).nullable(),
        }),
      ),
    setSectionNumbered: operation
      .input(z.object({ ...onRevision, isNumbered: z.boolean() }))
      .output(z.object({ revision: revisionField })),
    /** Keeps a section out of every file for the public, with the reason that stands in its place; null: no longer. */
    restrictSection: operation
      .input(z.object({ ...onRevision, reason: reasonField }))
      .output(z.object({ revision: revisionField })),
    /** The documents of the same body: those of the same meeting first, then by meeting, newest first; at most 500. */
    ofBody: operation.input(z.object({ id: idField })).output(z.array(documentPlace)),
    /** How often words stand in documents, and in which of their sections. One that is not there any more has no entry. */
    findWords: operation
      .input(z.object({ ids: z.array(idField).max(500), search: wordSearch }))
      .output(z.array(wordsInDocument)),
    /**
     * Puts other words in the place of those that are found in sections, on the revisions that a person saw: in all of
     * them in one step, or in none (`conflict`, `rule-violated`). What stood there before is among the versions:
     * `sequence` names it, for `takeBackReplaced`.
     */
    replaceWords: operation
      .input(
        z.object({
          sections: z.array(z.object({ id: idField, revision: revisionField })).max(20_000),
          search: wordSearch,
          replacement: replacementField,
        }),
      )
      .output(
        z.object({
          ...replacedCount,
          sections: z.array(
            z.object({
              id: idField,
              documentId: idField,
              revision: revisionField,
              sequence: z.int().min(1),
            }),
          ),
          savedAt: z.iso.datetime(),
        }),
      ),
    /**
     * Gives sections the texts that they had before words were replaced, in one step. A section that was changed since,
     * or that is no longer open, stays as it is and is named in `left`.
     */
    takeBackReplaced: operation
      .input(
        z.object({
          sections: z
            .array(z.object({ id: idField, revision: revisionField, sequence: z.int().min(1) }))
            .max(20_000),
        }),
      )
      .output(
        z.object({
          restored: z.array(z.object({ id: idField, revision: revisionField })),
          left: z.array(idField),
          savedAt: z.iso.datetime(),
        }),
      ),
  },

  versions: {
    /** The texts a section has had, newest first. */
    list: operation.input(z.object({ sectionId: idField })).output(z.array(sectionVersion)),
    /** One of them with its text; `before` is the version that it followed. */
    get: operation.input(z.object(onVersion)).output(
      z.object({
        version: sectionVersion,
        content: section.shape.content,
        before: z.object({ sequence: z.int(), content: section.shape.content }).nullable(),
      }),
    ),
    /** Gives a version a name, for which it is kept for ever; null takes the name away. */
    rename: operation.input(z.object({ ...onVersion, name: optionalLine(100) })).output(sectionVersion),
    /** Makes a version the section's text again, as a new version. Also takes the place of a text that cannot be read. */
    restore: operation
      .input(z.object({ ...onRevision, sequence: z.int().min(1) }))
      .output(z.object({ revision: revisionField, words: z.int(), savedAt: z.iso.datetime() })),
    /** Keeps a text beside the section's own for ever: the one of two that a person did not choose. */
    setAside: operation
      .input(z.object({ sectionId: idField, body: bodyJson }))
      .output(z.object({ sequence: z.int() })),
  },

  actions: {
    /** All actions, or those of one meeting; open ones first, then by meeting and place in the notes. */
    list: operation.input(z.object({ meetingId: idField.nullable() })).output(z.array(action)),
    /**
     * What to write to an owner about every action that is still open, or (null) to each owner; as seen on a day
     * (`today`). Restricted words are left out. An owner without any is refused with `no-open-actions`, one of
     * whose actions nothing may be told with `open-actions-restricted`.
     */
    chasingMails: operation
      .input(z.object(chasing))
      .output(
        z.array(z.object({ owner: z.string(), count: z.int(), subject: z.string(), text: z.string() })),
      ),
    /** What a meeting has to hear of the actions of earlier meetings of its body, oldest meeting first. */
    arising: operation.input(z.object({ meetingId: idField })).output(z.array(matterArising)),
    /**
     * Completing asks what closed it (`closing-words-missing`), superseding for a reason (`reason-missing`) and perhaps
     * for the action that takes its place. `reportedAtMeetingId` is the meeting that it is reported to; one that is agreed hears
     * no more (`notes-are-agreed`).
     */
    takeStep: operation
      .input(
        z.object({
          ...onRevision,
          event: z.enum(actionEvents),
          text: text(2000).default(''),
          href: linkField.nullable().default(null),
          supersededById: idField.nullable().default(null),
          reportedAtMeetingId: idField.nullable().default(null),
        }),
      )
      .output(action),
    addUpdate: operation
      .input(
        z.object({
          ...onRevision,
          text: passage(2000),
          href: linkField.nullable().default(null),
          reportedAtMeetingId: idField.nullable().default(null),
        }),
      )
      .output(action),
  },

  exports: {
    /** The same as `actions.chasingMails`, as one Word file. */
    chasingList: operation.input(z.object(chasing)).output(z.object({ files: z.array(exportedFile) })),
    /** The year map as a Word file. */
    yearMap: operation.input(z.object(yearOfBody)).output(z.object({ files: z.array(exportedFile) })),
    /**
     * What would be made of a choice: the files with their names, why any of them cannot be made, and what there is to
     * look at before they go out.
     */
    prepare: operation.input(issueChoice).output(
      z.object({
        files: z.array(
          z.object({
            meetingId: idField,
            what: z.enum(outgoingKinds),
            agendaItemId: idField.nullable(),
            name: z.string(),
            marking,
          }),
        ),
        zipName: z.string(),
        refusals: z.array(
          z.object({
            meetingId: idField,
            what: z.enum(outgoingKinds),
            code: z.enum(ruleCodes),
            facts: z.record(z.string(), z.union([z.string(), z.number()])),
          }),
        ),
        findings: z.array(issueFinding),
      }),
    ),
    /**
     * All files of a choice in one zip file. Refused with the first of its `refusals`. `zip` names it for whoever listens
     * how far it is; a caller that gives up gets none of it.
     */
    makeZip: operation
      .input(issueChoice.extend({ pagesOf, zip: idField.nullable().default(null) }))
      .output(z.object({ files: z.array(exportedFile), report: exportReport })),
    /** How far a zip file is, from now on: each time that another file of it is made. */
    zipProgress: operation.input(z.object({ zip: idField })).output(eventIterator(zipProgress)),
    /** Leaves a finding as it is, with the reason; null: it is to be looked at again. */
    keepFinding: operation
      .input(z.object({ meetingId: idField, finding: line(4000), reason: optionalLine(300) }))
      .output(done),
    markings: operation.input(z.object({ meetingId: idField })).output(markingsOfMeeting),
    /** Marks a meeting's files, or the paper of one item, higher than its body does; `none`: as the body does. */
    setMarking: operation
      .input(z.object({ meetingId: idField, agendaItemId: idField.nullable().default(null), marking }))
      .output(markingsOfMeeting),
    /** Makes the files in memory. `agendaItemId` picks one cover paper; without it, all that were begun. */
    make: operation
      .input(
        z.object({
          meetingId: idField,
          what: z.enum(exportKinds),
          agendaItemId: idField.nullable().default(null),
          /** An agenda as it went out, instead of as it is now. */
          agendaVersion: z.int().min(1).nullable().default(null),
          audience: z.enum(audiences).default('public'),
          /** null: as the meeting stands; notes that are not agreed are a draft. */
          standing: z.enum(standings).nullable().default(null),
          pagesOf,
        }),
      )
      .output(
        z.object({
          files: z.array(exportedFile),
          /** null: nothing was made that goes out, as a meeting file is for colleagues. */
          report: exportReport.nullable(),
        }),
      ),
    /** What a choice would come to, for the pages on screen: never a word more than the files would hold. */
    preview: operation
      .input(issueChoice)
      .output(
        z.object({ houseStyles: z.array(z.custom<HouseStyleOnPage>(isObject)), files: z.array(plannedFile) }),
      ),
  },

  backups: {
    /** Newest first, of both folders. Backups that cannot be read as one are not listed. */
    list: operation.output(
      z.object({
        folder: z.string(),
        secondFolder: z.string().nullable(),
        backups: z.array(backup),
        /** Why the last one was not made, or not copied to the second folder. */
        problem: z.object({ code: z.enum(backupProblemCodes), at: z.iso.datetime() }).nullable(),
      }),
    ),
    /** Makes one now. It is listed once it was read back whole. */
    make: operation.output(backup),
    /** Where a copy of every backup goes; null: nowhere. Refused with `backup-folder-refused`. */
    setSecondFolder: operation
      .input(z.object({ path: optionalLine(1000) }))
      .output(z.object({ secondFolder: z.string().nullable() })),
    /** Puts a backup in the place of the data. What was there is set aside, never deleted; answers where. */
    restore: operation
      .input(z.object({ id: backup.shape.id, recoveryKey: recoveryKeyField.optional() }))
      .output(z.object({ setAside: z.string() })),
  },

  encryption: {
    status: operation.output(
      z.object({
        isOn: z.boolean(),
        /** Whether this computer can keep the key: without that it is not switched on. */
        hasKeyStore: z.boolean(),
        /** Whether the data open here without the recovery key. */
        opensHere: z.boolean(),
        /** What lies beside encrypted data from before, for anybody to read. */
        plainCopies: z.object({ backups: z.int(), setAside: z.int(), attachedFiles: z.int() }),
      }),
    ),
    /** Makes a recovery key, to be written down with what it is for. Nothing is encrypted by it yet. */
    propose: operation.output(
      z.object({ recoveryKey: z.string(), computer: z.string(), dataFolder: z.string() }),
    ),
    /** Encrypts the data, once the proposed recovery key was typed in again. */
    switchOn: operation.input(z.object({ recoveryKey: recoveryKeyField })).output(z.object({})),
    switchOff: operation.output(z.object({})),
    /** Makes the proposed recovery key the one that opens the data and their backups, in the place of the old one. */
    changeRecoveryKey: operation.input(z.object({ recoveryKey: recoveryKeyField })).output(z.object({})),
    /** Writes over and removes what lies there unencrypted, once there is an encrypted backup. */
    removePlainCopies: operation.output(z.object({ removed: z.int() })),
    /** Opens locked data. */
    unlock: operation.input(z.object({ recoveryKey: recoveryKeyField })).output(z.object({})),
  },

  recovery: {
    /**
     * Whether the data could be opened. While they are `damaged` or `locked`, only `backups`, `recovery` and
     * `encryption.unlock` answer. `lineage` names the data until others are put in their place (`lineageHeader`).
     */
    status: operation.output(
      z.object({
        state: z.enum(['open', 'damaged', 'locked']),
        lockReason: z.enum(lockReasons).nullable(),
        /**
         * Of `damaged` data: the key that is here opens nothing of them. It is the key of others, and theirs opens them by
         * `encryption.unlock`, or they are damaged from end to end.
         */
        isOfOtherKey: z.boolean(),
        /**
         * Of `damaged` data: they were not opened, because their tables, or what is beside them, are not as the program
         * makes them. Another program changed them, another file lies in their place, or a bit was flipped there.
         */
        isForeign: z.boolean(),
        /** Under which a page hides words beside itself: 32 bytes in base64; null: not encrypted, or locked. */
        heldWordsKey: z.base64().nullable(),
        /** Those from before in this run of the program, the last one first; none while the data are locked. */
        formerHeldWordsKeys: z.array(z.base64()),
        lineage: z.string(),
        dataFolder: z.string(),
        programVersion: z.string(),
      }),
    ),
    /** Moves every row that can be read into a new store and opens it. The damaged files are set aside. */
    salvage: operation.output(
      z.object({
        setAside: z.string(),
        /** What came over, and what is known to be missing. */
        tables: z.array(z.object({ name: z.string(), saved: z.int(), lost: z.int() })),
      }),
    ),
    /** Whatever can be read, as a Word file and as JSON, without changing anything. */
    exportReadable: operation.output(z.object({ files: z.array(exportedFile) })),
  },

  meetingFiles: {
    /** Takes a meeting file's text. All of it comes in, or nothing: faults are answered with `meeting-file-invalid`. */
    import: operation
      .input(z.object({ content: z.string() }))
      .output(
        z.object({ meetingId: idField, bodyName: z.string(), date: dateField, agendaItemCount: z.int() }),
      ),
  },
} as const;

export type Contract = typeof contract;
