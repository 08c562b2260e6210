import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import { emptyBody } from '../../../shared/document/body.ts';
import { takesCoverPaper } from '../../../shared/domain/agenda.ts';
import {
  checkPaperIsOpen,
  takePaperStep as stepAfter,
  type PaperEvent,
} from '../../../shared/domain/papers.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findBody } from '../store/repositories/bodies.ts';
import {
  findDocument,
  insertDocument,
  linkPlanEntry,
  listPlanLinks,
  unlinkPlanEntry,
  updateDocument,
  type DocumentRecord,
} from '../store/repositories/documents.ts';
import { insertPaperStep } from '../store/repositories/paper-steps.ts';
import { findPlan } from '../store/repositories/plans.ts';
import { insertSection, notCopied } from '../store/repositories/sections.ts';
import { allowed, found, notFound, requireRevision, ruleViolated } from './failures.ts';
import { requireAgendaItem, requireMeeting } from './meeting-records.ts';
import { runCommand, type Program } from './program.ts';
import { readDocument } from './read-document.ts';
import { keepIssuedTexts } from './section-history.ts';
import { storedBody } from './stored-body.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type Paper = DocumentRecord & { readonly state: NonNullable<DocumentRecord['state']> };

/** The template is copied into the paper: a body that changes its template later changes no paper that exists. */
export function createPaper(program: Program, agendaItemId: string): SectionedDocument {
  return runCommand(program, 'papers.create', ({ read, write, newId, at, author }) => {
    const item = requireAgendaItem(read, agendaItemId);
    if (!takesCoverPaper(item.kind)) throw ruleViolated('agenda-item-has-no-paper', { title: item.title });
    if (item.paperId !== null) throw ruleViolated('paper-exists-already', { title: item.title });
    const meeting = requireMeeting(read, item.meetingId);
    const { template } = found(findBody(read, meeting.bodyId), 'body');
    const paper: DocumentRecord = {
      id: newId(),
      revision: 1,
      kind: 'cover-paper',
      meetingId: meeting.id,
      agendaItemId,
      state: 'drafting',
    };
    insertDocument(write, paper);
    insertPaperStep(write, paper.id, { event: 'start', at, author, reason: null });
    for (const [position, section] of template.entries()) {
      insertSection(write, {
        id: newId(),
        revision: 1,
        documentId: paper.id,
        position,
        agendaItemId: null,
        ...section,
        ...notCopied,
        restrictedReason: null,
        ...storedBody(emptyBody),
      });
    }
    return {
      answer: readDocument(read, paper),
      changed: {
        entityId: paper.id,
        meetingId: meeting.id,
        baseRevision: null,
        payload: { agendaItemId, template },
        areas: ['documents', 'agenda', 'meetings'],
      },
    };
  });
}

export function takePaperStep(
  program: Program,
  {
    id,
    revision,
    event,
    reason,
  }: OnRevision & { readonly event: PaperEvent; readonly reason: string | null },
): SectionedDocument {
  return runCommand(program, 'papers.takeStep', (unit) => {
    const { read, write, at, author } = unit;
    const before = paperOnRevision(read, id, revision);
    const state = allowed(stepAfter(before.state, { event, reason }));
    const paper = { ...before, revision: revision + 1, state };
    updateDocument(write, paper);
    insertPaperStep(write, id, { event, at, author, reason });
    if (state === 'cleared') keepIssuedTexts(unit, id);
    return {
      answer: readDocument(read, paper),
      changed: {
        entityId: id,
        meetingId: paper.meetingId,
        baseRevision: revision,
        payload: { event, reason, state, before: { state: before.state } },
        areas: ['documents', 'agenda', 'meetings'],
      },
    };
  });
}

export function setPaperPlanEntries(
  program: Program,
  { id, revision, planEntryIds }: OnRevision & { readonly planEntryIds: readonly string[] },
): SectionedDocument {
  return runCommand(program, 'papers.setPlanEntries', ({ read, write }) => {
    const before = paperOnRevision(read, id, revision);
    allowed(checkPaperIsOpen(before.state));
    const meeting = requireMeeting(read, before.meetingId);
    const entries = meeting.planId === null ? [] : found(findPlan(read, meeting.planId), 'plan').entries;
    const known = new Set(entries.map((entry) => entry.id));
    if (planEntryIds.some((entryId) => !known.has(entryId))) throw ruleViolated('plan-entry-unknown');
    const links = listPlanLinks(read, id);
    // Who ticks in this plan has left the others. An entry that was taken out of this one keeps its link for when it
    // comes back.
    for (const link of links) {
      const isTicked = planEntryIds.includes(link.id);
      if (!isTicked && (link.planId !== meeting.planId || known.has(link.id)))
        unlinkPlanEntry(write, id, link.id);
    }
    for (const entryId of planEntryIds) linkPlanEntry(write, id, entryId);
    const paper = { ...before, revision: revision + 1 };
    updateDocument(write, paper);
    return {
      answer: readDocument(read, paper),
      changed: {
        entityId: id,
        meetingId: paper.meetingId,
        baseRevision: revision,
        payload: { planEntryIds, before: { planEntryIds: links.map((link) => link.id) } },
        areas: ['documents'],
      },
    };
  });
}

function paperOnRevision(read: ReadHandle, id: string, revision: number): Paper {
  const document = findDocument(read, id);
  if (!document || document.state === null || document.agendaItemId === null) throw notFound('paper');
  requireAgendaItem(read, document.agendaItemId);
  requireRevision(document, revision);
  return { ...document, state: document.state };
}
