import { checkPaper } from '../../../shared/checks/check-paper.ts';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { inAgendaOrder } from '../../../shared/domain/agenda.ts';
import { canTakeNewFigures } from '../../../shared/domain/papers.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { findDocument, listPlanLinks } from '../store/repositories/documents.ts';
import { listFigures } from '../store/repositories/figures.ts';
import { findOrganisation } from '../store/repositories/organisations.ts';
import { listPlans } from '../store/repositories/plans.ts';
import { listWordings } from '../store/repositories/wordings.ts';
import { requireMeeting } from './meeting-records.ts';
import { runQuery, type Program } from './program.ts';
import { readDocument } from './read-document.ts';

/** What is to be looked at in a meeting's papers, or in one of them, in the order of the agenda. */
export function findingsOfMeeting(
  program: Program,
  { meetingId, documentId }: { readonly meetingId: string; readonly documentId: string | null },
): { documentId: string; findings: Finding[] }[] {
  return runQuery(program, (read) => findingsIn(read, { meetingId, documentId }));
}

export function findingsIn(
  read: ReadHandle,
  { meetingId, documentId }: { readonly meetingId: string; readonly documentId: string | null },
): { documentId: string; findings: Finding[] }[] {
  const meeting = requireMeeting(read, meetingId);
  const plans = listPlans(read);
  const wordings = listWordings(read);
  const figures = listFigures(read);
  const plan = plans.find(({ id }) => id === meeting.planId) ?? null;
  return inAgendaOrder(listAgendaItems(read, meetingId)).flatMap(({ paperId, organisationId }) => {
    const document = paperId === null ? null : findDocument(read, paperId);
    if (document === null || (documentId !== null && document.id !== documentId)) return [];
    const paper = asItGoesOut(readDocument(read, document));
    const links = listPlanLinks(read, document.id);
    const findings = checkPaper({
      ...{ meetingDate: meeting.date, plan, plans, paper, links, wordings },
      figures: canTakeNewFigures(paper.state ?? 'not-started', meeting.state) ? figures : [],
      organisation: organisationId === null ? null : (findOrganisation(read, organisationId)?.name ?? null),
    });
    return [{ documentId: document.id, findings: [...findings] }];
  });
}

/** What nobody else will read is no fault of a paper, and no text of it. */
function asItGoesOut(paper: SectionedDocument): SectionedDocument {
  return {
    ...paper,
    sections: paper.sections.map((section) =>
      section.content.state === 'sound'
        ? { ...section, content: { state: 'sound', body: withoutNotesToSelf(section.content.body) } }
        : section,
    ),
  };
}
