import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { AttendanceInRecord, SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import { replaceWords } from '../../../shared/document/replace-words.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import { listSealedRecords } from '../store/repositories/sealed-records.ts';
import { listSections } from '../store/repositories/sections.ts';
import { attendanceInRecord } from './agreed-records.ts';
import { actionsFollowing, sectionsInRecord, type SectionInRecord } from './corrected-texts.ts';
import { allowed, found, ruleViolated } from './failures.ts';
import { requireMeeting } from './meeting-records.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { sealCorrection, type Decided } from './seal-correction.ts';
import { contentOf, soundBody, storedBody } from './stored-body.ts';

type Correction = Decided & {
  readonly sectionId: string;
  readonly from: string;
  readonly to: string;
};

/** Puts words right in agreed notes, in a new record that takes the place of the newest. What was sealed stays. */
export function correctRecord(
  program: Program,
  { sectionId, from, to, ...decided }: Correction,
): SealedRecord {
  return runCommand(program, 'meetings.correctRecord', (unit) =>
    sealCorrection(unit, decided, (meeting, content) => {
      const { section, body, isRestricted } = corrected(sectionsInRecord(content), { sectionId, from, to });
      const place = placesOf(unit.read, meeting).get(sectionId) ?? {
        label: '',
        title: '',
        isRestricted: true,
      };
      const { sections } = JSON.parse(content) as { readonly sections: readonly SectionInRecord[] };
      return {
        content: {
          sections: sections.map((each) => (each.id === sectionId ? { ...each, ...section } : each)),
          ...actionsFollowing(content, body),
        },
        told: {
          number: place.label,
          title: place.title,
          words: isRestricted ? null : { from, to },
          isRestricted: place.isRestricted,
        },
        isOfText: true,
        payload: { sectionId, sha256: section.sha256 },
        areas: ['documents', 'actions'],
      };
    }),
  );
}

type SealedText = {
  readonly sequence: number;
  readonly at: string;
  readonly attendance: AttendanceInRecord[];
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
        attendance: attendanceInRecord(content),
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
  if (actionsInBody(body).filter(isWordless).length > actionsInBody(content.body).filter(isWordless).length) {
    throw ruleViolated('correction-empties-action');
  }
  return { section: storedBody(body), body, isRestricted };
}

function isWordless({ text }: { readonly text: string }): boolean {
  return text.trim() === '';
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
