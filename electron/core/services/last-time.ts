import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { Body, BodyNode } from '../../../shared/document/body.ts';
import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { fillHeading, isSameTopic } from '../../../shared/domain/papers.ts';
import { planNamesOf } from '../../../shared/domain/plans.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listPapersBefore } from '../store/repositories/documents.ts';
import { findOrganisation } from '../store/repositories/organisations.ts';
import { findPlan } from '../store/repositories/plans.ts';
import { findSection, setSectionCopied, setSectionRestricted } from '../store/repositories/sections.ts';
import { found, notFound, ruleViolated } from './failures.ts';
import { requireAgendaItem, requireMeeting, requirePaper, type PaperRecord } from './meeting-records.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { readDocument } from './read-document.ts';
import { replaceText, sectionToChange } from './section-texts.ts';

type LastTime = {
  readonly paperId: string;
  readonly meetingId: string;
  readonly meetingDate: string;
  readonly title: string;
  readonly sections: (Pick<Section, 'id' | 'key' | 'isNumbered' | 'content'> & {
    readonly heading: string;
  })[];
};

/** The newest paper on the same topic of an earlier meeting of the same body, its headings filled; null: none. */
export function lastTimeOf(program: Program, paperId: string): LastTime | null {
  return runQuery(program, (read) => {
    const paper = requirePaper(read, paperId);
    const meeting = requireMeeting(read, paper.meetingId);
    const item = requireAgendaItem(read, paper.agendaItemId);
    const last = listPapersBefore(read, meeting).find((each) => isSameTopic(each, item));
    return last === undefined ? null : asLastTime(read, requirePaper(read, last.id));
  });
}

/**
 * Puts the text of an earlier paper's section in the place of a section's own, which stays among its versions. It is
 * marked as copied until it is edited. What was restricted there is restricted here, until somebody decides anew: the
 * same words must not go out by being copied. Notes to self stay where they were left. An earlier text that cannot be read is refused with `section-unreadable`.
 */
export function copySection(
  program: Program,
  {
    id,
    revision,
    fromSectionId,
  }: { readonly id: string; readonly revision: number; readonly fromSectionId: string },
): { readonly revision: number; readonly words: number; readonly savedAt: string } {
  return runCommand(program, 'papers.copySection', (unit) => {
    const { read, write, newId } = unit;
    const placed = sectionToChange(unit, { id, revision }, { evenUnreadable: false });
    if (placed.document.kind !== 'cover-paper') throw notFound('section');
    const from = found(findSection(read, fromSectionId), 'section');
    const paper = requirePaper(read, from.documentId);
    const source = readDocument(read, paper).sections.find((section) => section.id === fromSectionId);
    if (source?.content.state !== 'sound') throw ruleViolated('section-unreadable');
    const { answer, changed } = replaceText(
      unit,
      placed,
      withNewBlockIds(withoutNotesToSelf(source.content.body), newId),
      {
        cause: 'saved',
        deletedWords: null,
        payload: { fromSectionId },
      },
    );
    const copied = found(findSection(read, id), 'section');
    setSectionCopied(write, { id, copiedFrom: paper.id, copiedSha256: copied.sha256 });
    const reason = source.restrictedReason ?? reasonOfItem(read, paper);
    if (reason !== null && copied.restrictedReason === null) {
      setSectionRestricted(write, { id, revision: copied.revision, restrictedReason: reason });
    }
    const { revision: saved, words, savedAt } = answer;
    return { answer: { revision: saved, words, savedAt }, changed };
  });
}

function reasonOfItem(read: ReadHandle, { meetingId, agendaItemId }: PaperRecord): string | null {
  return restrictedItems(listAgendaItems(read, meetingId)).get(agendaItemId) ?? null;
}

function asLastTime(read: ReadHandle, paper: PaperRecord): LastTime {
  const meeting = requireMeeting(read, paper.meetingId);
  const item = requireAgendaItem(read, paper.agendaItemId);
  const plan = meeting.planId === null ? null : findPlan(read, meeting.planId);
  const organisation =
    item.organisationId === null ? null : (findOrganisation(read, item.organisationId)?.name ?? null);
  const facts = { organisation, plan: plan && planNamesOf(plan) };
  return {
    paperId: paper.id,
    meetingId: meeting.id,
    meetingDate: meeting.date,
    title: item.title,
    sections: readDocument(read, paper).sections.map(({ id, key, heading, isNumbered, content }) => ({
      id,
      key,
      heading: fillHeading(heading, facts),
      isNumbered,
      content,
    })),
  };
}

// Comments and anchors find a block by its id: in another paper it is another block.
function withNewBlockIds(body: Body, newId: () => string): Body {
  const renewed = (node: BodyNode): BodyNode => ({
    ...node,
    ...(typeof node.attrs?.id === 'string' ? { attrs: { ...node.attrs, id: newId() } } : {}),
    ...(node.content ? { content: node.content.map(renewed) } : {}),
  });
  return { ...body, content: body.content.map(renewed) };
}
