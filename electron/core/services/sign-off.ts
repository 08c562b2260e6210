import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { NotesToSignOff, SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { followedIn, openEndsIn } from '../../../shared/document/open-ends.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import {
  checkCorrections,
  type CorrectedSection,
  type Correction,
} from '../../../shared/domain/corrections.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { checkAcceptance, meetingAfterSignOff } from '../../../shared/domain/meeting.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { updateMeeting, type MeetingRecord } from '../store/repositories/meetings.ts';
import { insertSealedRecord } from '../store/repositories/sealed-records.ts';
import { readVersionText } from '../store/repositories/section-versions.ts';
import { listSections, type SectionRecord } from '../store/repositories/sections.ts';
import { notesAcceptedAt } from './agreed-records.ts';
import { allowed, found, notFound, requireRevision, ruleViolated } from './failures.ts';
import { requireHouseStyle } from './house-styles.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { takeDownTimes } from './item-progress.ts';
import { keepById } from './kept-actions.ts';
import { mattersArisingIn } from './matters-arising.ts';
import { asMeeting, requireMeeting } from './meeting-records.ts';
import { neighboursIn } from './neighbours.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';
import { recordContent } from './record-content.ts';
import { namesRestricted, onceRestricted, restrictedInMeeting } from './restricted-in-corrections.ts';
import { draftVersionOf, keepIssuedTexts } from './section-history.ts';
import { acceptanceDigest, digestWithoutNotesToSelf } from './notes-digest.ts';
import { contentOf, emptySha256, sha256 } from './stored-body.ts';

type Acceptance = {
  readonly acceptedOn: string | null;
  /** The meeting that accepted the notes; without an id where it is known by its date alone. */
  readonly acceptedAt: {
    readonly id: string | null;
    readonly bodyName: string;
    readonly date: string;
  } | null;
  readonly corrections: readonly RecordedCorrection[];
  /** Of notes that were corrected elsewhere after they were agreed. */
  readonly laterCorrections?: SealedRecord['laterCorrections'];
  /** How their files are made from then on; null where nobody knows how those of elsewhere were. */
  readonly manner: SealedRecord['manner'];
  readonly restrictedInPublic: SealedRecord['restrictedInPublic'];
  /** Of notes that were accepted elsewhere: by whom that was recorded there, and when. */
  readonly firstRecorded?: { readonly at: string; readonly by: string };
};

type RecordedCorrection = {
  readonly sectionId: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly isRestricted: boolean;
};

export function prepareSignOff(program: Program, id: string): NotesToSignOff {
  return runQuery(program, (read) => {
    const meeting = requireMeeting(read, id);
    const sections = sectionsToAccept(read, meeting);
    return {
      recordedBy: program.author,
      notesDigest: acceptanceDigest(read, meeting),
      isDraftKept: sections.some(({ isChanged }) => isChanged !== null),
      changed: sections
        .filter(({ isChanged }) => isChanged === true)
        .map(({ section, label, title, draft }) => ({ sectionId: section.id, label, title, draft })),
      openEnds: openEndsOf(sections),
    };
  });
}

/** Accepts the draft notes as a correct record. From then on nothing that the record holds can be changed. */
export function signOffMeeting(
  program: Program,
  {
    id,
    revision,
    acceptedOn,
    acceptedAtMeetingId,
    corrections,
    notesDigest: seen,
  }: {
    readonly id: string;
    readonly revision: number;
    readonly acceptedOn: string;
    readonly acceptedAtMeetingId: string | null;
    readonly corrections: readonly Correction[];
    readonly notesDigest: string | null;
  },
): Meeting {
  return runCommand(program, 'meetings.signOff', (unit) => {
    const before = requireMeeting(unit.read, id);
    requireRevision(before, revision);
    allowed(meetingAfterSignOff(before.state));
    const acceptedAt = acceptedAtMeetingId === null ? null : requireMeeting(unit.read, acceptedAtMeetingId);
    allowed(checkAcceptance(before, acceptedOn, acceptedAt));
    if (seen !== null && seen !== acceptanceDigest(unit.read, before))
      throw ruleViolated('notes-changed-meanwhile');
    const recorded = recordedCorrections(unit.read, before, corrections);
    const body = found(findBody(unit.read, before.bodyId), 'body');
    const meeting = sealRecord(unit, before, {
      ...{ acceptedOn, acceptedAt, corrections: recorded },
      manner: requireHouseStyle(program, body.houseStyle).manner,
      restrictedInPublic: body.exportPolicy.restrictedInPublic,
    });
    return {
      answer: asMeeting(meeting),
      changed: {
        entityId: id,
        meetingId: id,
        baseRevision: revision,
        payload: {
          state: meeting.state,
          acceptedOn,
          acceptedAtMeetingId,
          ...(corrections.length === 0 ? {} : { corrections }),
          before: { state: before.state },
        },
        areas: ['meetings', 'documents', 'versions', 'actions', 'agenda'],
      },
    };
  });
}

/** Puts the record of a meeting at the end of the chain of sealed records, and the meeting in the state `agreed`. */
export function sealRecord(
  unit: Unit,
  meeting: MeetingRecord,
  {
    acceptedOn,
    acceptedAt,
    corrections,
    laterCorrections = [],
    manner,
    restrictedInPublic,
    firstRecorded,
  }: Acceptance,
): MeetingRecord {
  takeDownTimes(unit, meeting.id);
  keepIssuedTexts(unit, meeting.notesDocumentId);
  keepById(
    unit,
    mattersArisingIn(unit.read, meeting).map(({ action }) => action.id),
  );
  const content = JSON.stringify({
    ...recordContent(unit.read, meeting),
    // Of one that comes in agreed already, the other meetings of its body may still be to come in.
    ...(acceptedOn === null || firstRecorded ? {} : { neighbours: neighboursIn(unit.read, meeting) }),
    acceptedOn,
    acceptedAtMeeting: acceptedAt && {
      id: acceptedAt.id,
      body: acceptedAt.bodyName,
      date: acceptedAt.date,
    },
    corrections,
    laterCorrections,
    notesAccepted: notesAcceptedAt(unit.read, meeting),
    ...(manner === null ? {} : { manner }),
    ...(restrictedInPublic === null ? {} : { restrictedInPublic }),
    ...(firstRecorded === undefined ? {} : { firstRecorded }),
    at: unit.at,
    recordedBy: unit.author,
  });
  insertSealedRecord(unit.read, unit.write, {
    meetingId: meeting.id,
    content,
    sha256: sha256(content),
    at: unit.at,
    author: unit.author,
    acceptedOn,
    acceptedAtMeetingId: acceptedAt?.id ?? null,
  });
  const agreed = { ...meeting, revision: meeting.revision + 1, state: 'agreed' as const };
  updateMeeting(unit.write, agreed);
  return agreed;
}

type SectionToAccept = CorrectedSection & {
  readonly section: SectionRecord;
  /** The version that went out in draft. */
  readonly draft: number | null;
  /** Whether the item, or its notes as a whole, are not for the public. */
  readonly isRestricted: boolean;
};

/** The notes in reading order, each with whether it is still what went out in draft. */
function sectionsToAccept(read: ReadHandle, meeting: MeetingRecord): readonly SectionToAccept[] {
  const ofItem = new Map(
    listSections(read, meeting.notesDocumentId).map((section) => [section.agendaItemId, section]),
  );
  const items = inAgendaOrder(listAgendaItems(read, meeting.id));
  const numbers = numberAgenda(items);
  const reasons = restrictedItems(items);
  const sections = items.flatMap(({ id, title }) => {
    const section = ofItem.get(id);
    if (!section) return [];
    return {
      section,
      label: numbers.get(id)?.label ?? '',
      title,
      draft: draftVersionOf(read, section.id),
      isRestricted: reasons.has(id) || section.restrictedReason !== null,
    };
  });
  // Notes that came in as a draft went out somewhere else: none of their texts is kept as the one that did.
  const isDraftKept = sections.some(({ draft }) => draft !== null);
  return sections.map(({ draft, ...rest }) => ({
    ...rest,
    draft: draft?.sequence ?? null,
    isChanged: isDraftKept ? digestWithoutNotesToSelf(rest.section) !== draftDigest(read, draft) : null,
  }));
}

function draftDigest(read: ReadHandle, draft: ReturnType<typeof draftVersionOf>): string {
  const text = draft === null ? null : readVersionText(read, draft.sequence);
  return text === null ? emptySha256 : digestWithoutNotesToSelf(text);
}

function openEndsOf(sections: readonly SectionToAccept[]): NotesToSignOff['openEnds'] {
  const texts = sections.flatMap(({ section, label, title }) => {
    const content = contentOf('notes', section);
    return content.state === 'sound' ? [{ body: content.body, label, title }] : [];
  });
  // An action may stand under another item than the question that it came from.
  const followed = new Set(texts.flatMap(({ body }) => [...followedIn(body)]));
  return texts.flatMap(({ body, label, title }) =>
    openEndsIn(body, followed).map((openEnd) => ({ ...openEnd, label, title })),
  );
}

function recordedCorrections(
  read: ReadHandle,
  meeting: MeetingRecord,
  corrections: readonly Correction[],
): readonly RecordedCorrection[] {
  if (corrections.length === 0) return [];
  const sections = sectionsToAccept(read, meeting);
  const byId = new Map(sections.map((each) => [each.section.id, each]));
  const { withheld, said } = restrictedInMeeting(gatherMeeting(read, meeting.id));
  const drafts = sections.flatMap(({ draft }) =>
    draft === null ? [] : (readVersionText(read, draft) ?? []),
  );
  const restricted = [...withheld, ...onceRestricted(drafts)];
  // Of what is not for the public no file has the words.
  const isTold = ({ sectionId }: Correction): boolean => byId.get(sectionId ?? '')?.isRestricted !== true;
  allowed(
    checkCorrections(
      corrections,
      byId,
      (correction) => isTold(correction) && namesRestricted(correction.text, restricted, said),
    ),
  );
  return corrections.map(({ sectionId, text }) => {
    if (sectionId === null) return { sectionId, number: null, title: null, text, isRestricted: false };
    const corrected = byId.get(sectionId);
    if (!corrected) throw notFound('section');
    const { label, title, isRestricted } = corrected;
    return { sectionId, number: label, title, text, isRestricted };
  });
}
