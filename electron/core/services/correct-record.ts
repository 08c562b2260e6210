import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import { replaceWords } from '../../../shared/document/replace-words.ts';
import { restrictedWordsIn } from '../../../shared/document/restricted-words.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { checkCorrections } from '../../../shared/domain/corrections.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { checkAcceptance } from '../../../shared/domain/meeting.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import {
  findSealedRecord,
  insertSealedRecord,
  listSealedRecords,
} from '../store/repositories/sealed-records.ts';
import { listSections } from '../store/repositories/sections.ts';
import { recordIn } from './agreed-records.ts';
import { sectionsInRecord, type SectionInRecord } from './corrected-texts.ts';
import { allowed, conflict, found, ruleViolated } from './failures.ts';
import { requireMeeting } from './meeting-records.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { contentOf, sha256, soundBody, storedBody } from './stored-body.ts';

type Correction = {
  readonly id: string;
  readonly sequence: number;
  readonly sectionId: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly decidedOn: string;
  readonly decidedAtMeetingId: string | null;
};

/** Puts words right in agreed notes, in a new record that takes the place of the newest. What was sealed stays. */
export function correctRecord(program: Program, { id, sequence, ...correction }: Correction): SealedRecord {
  return runCommand(program, 'meetings.correctRecord', (unit) => {
    const { read, write, at, author } = unit;
    const meeting = requireMeeting(read, id);
    const row = meeting.state === 'agreed' ? findSealedRecord(read, id) : null;
    if (row === null) throw ruleViolated('notes-not-agreed');
    if (row.sequence !== sequence) throw conflict(row.sequence);
    const { decidedAtMeetingId, decidedOn, sectionId, from, to, reason } = correction;
    const decidedAt = decidedAtMeetingId === null ? null : requireMeeting(read, decidedAtMeetingId);
    allowed(checkAcceptance(meeting, decidedOn, decidedAt));
    const before = sectionsInRecord(row.content);
    const { section, isRestricted } = corrected(before, correction);
    allowed(checkCorrections([{ sectionId: null, text: reason }], restrictionsOf(before)));
    const place = placesOf(read, meeting).get(sectionId) ?? { label: '', title: '', isRestricted: true };
    const { firstRecorded: _firstRecorded, ...content } = JSON.parse(row.content) as Record<string, unknown>;
    const later = {
      number: place.label,
      title: place.title,
      words: isRestricted ? null : { from, to },
      reason,
      isRestricted: place.isRestricted,
      decidedOn,
      decidedAt: decidedAt && { bodyName: decidedAt.bodyName, date: decidedAt.date },
      recordedBy: author,
      at,
    };
    const record = found(recordIn(read, meeting), 'version');
    const sections = (content.sections as readonly SectionInRecord[]).map((each) =>
      each.id === sectionId ? { ...each, ...section } : each,
    );
    const next = JSON.stringify({
      ...content,
      sections,
      supersedes: { sequence: row.sequence, sha256: row.sha256 },
      laterCorrections: [...record.laterCorrections, later],
      at,
      recordedBy: author,
    });
    insertSealedRecord(read, write, {
      meetingId: id,
      content: next,
      sha256: sha256(next),
      at,
      author,
      acceptedOn: record.acceptedOn,
      acceptedAtMeetingId: record.acceptedAt?.id ?? null,
    });
    return {
      answer: found(recordIn(read, meeting), 'version'),
      changed: {
        entityId: id,
        meetingId: id,
        baseRevision: row.sequence,
        payload: { sectionId, sha256: section.sha256, reason, decidedOn, decidedAtMeetingId },
        areas: ['meetings', 'documents', 'versions'],
      },
    };
  });
}

type SealedText = {
  readonly sequence: number;
  readonly at: string;
  readonly sections: { sectionId: string; label: string; title: string; content: Section['content'] }[];
};

export function sealedTexts(program: Program, id: string): SealedText[] {
  return runQuery(program, (read) => {
    const meeting = requireMeeting(read, id);
    const places = placesOf(read, meeting);
    return listSealedRecords(read, id).map(({ sequence, at, content }) => {
      const sections = new Map(sectionsInRecord(content).map((section) => [section.id, section]));
      return {
        sequence,
        at,
        sections: [...places].flatMap(([sectionId, place]) => {
          const section = sections.get(sectionId);
          const { label, title } = place;
          return section ? [{ sectionId, label, title, content: contentOf('notes', section) }] : [];
        }),
      };
    });
  });
}

function corrected(
  sections: readonly SectionInRecord[],
  { sectionId, from, to }: Pick<Correction, 'sectionId' | 'from' | 'to'>,
) {
  const section = found(sections.find(({ id }) => id === sectionId) ?? null, 'section');
  const content = contentOf('notes', section);
  if (content.state === 'unreadable') throw ruleViolated('section-unreadable');
  const { body: replaced, isRestricted } = allowed(replaceWords(content.body, from, to));
  const body = soundBody('notes', replaced);
  if (JSON.stringify(actionsInBody(body)) !== JSON.stringify(actionsInBody(content.body))) {
    throw ruleViolated('correction-changes-action');
  }
  return { section: storedBody(body), isRestricted };
}

function restrictionsOf(sections: readonly SectionInRecord[]): Parameters<typeof checkCorrections>[1] {
  return new Map(
    sections.map((section) => {
      const content = contentOf('notes', section);
      const restrictedWords = content.state === 'sound' ? restrictedWordsIn(content.body) : [];
      return [section.id, { label: '', title: '', isChanged: null, restrictedWords }];
    }),
  );
}

/** What each section of the notes is called, in the order of the agenda. */
function placesOf(
  read: ReadHandle,
  { id, notesDocumentId }: MeetingRecord,
): ReadonlyMap<string, { readonly label: string; readonly title: string; readonly isRestricted: boolean }> {
  const sections = new Map(
    listSections(read, notesDocumentId).map((section) => [section.agendaItemId, section]),
  );
  const items = inAgendaOrder(listAgendaItems(read, id));
  const numbers = numberAgenda(items);
  const reasons = restrictedItems(items);
  return new Map(
    items.flatMap((item) => {
      const section = sections.get(item.id);
      if (!section) return [];
      const isRestricted = reasons.has(item.id) || section.restrictedReason !== null;
      const label = numbers.get(item.id)?.label ?? '';
      return [[section.id, { label, title: item.title, isRestricted }] as const];
    }),
  );
}
