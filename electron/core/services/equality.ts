import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { equalityPrompts, type EqualityPrompt } from '../../../shared/domain/equality-duty.ts';
import { isSameTopic, type AboutTopic } from '../../../shared/domain/papers.ts';
import { isNearlySame } from '../../../shared/domain/similar-texts.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  insertConsideredPrompt,
  listConsideredPrompts,
  removeConsideredPrompt,
} from '../store/repositories/considered-prompts.ts';
import { findDocument } from '../store/repositories/documents.ts';
import { findSection, listSectionsLike, type SectionRecord } from '../store/repositories/sections.ts';
import { found, notFound } from './failures.ts';
import { requireAgendaItem, requireMeeting, requirePaper } from './meeting-records.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { contentOf } from './stored-body.ts';

type Similar = {
  readonly paperId: string;
  readonly meetingId: string;
  readonly meetingDate: string;
  readonly title: string;
};

/** The prompts of the equality duty that a paper's writer has thought of, in the order of the duty. */
export function consideredPrompts(program: Program, paperId: string): { considered: EqualityPrompt[] } {
  return runQuery(program, (read) => {
    requirePaper(read, paperId);
    return { considered: inOrder(listConsideredPrompts(read, paperId)) };
  });
}

export function considerPrompt(
  program: Program,
  {
    id,
    prompt,
    isConsidered,
  }: { readonly id: string; readonly prompt: EqualityPrompt; readonly isConsidered: boolean },
): { considered: EqualityPrompt[] } {
  return runCommand(program, 'papers.considerPrompt', ({ read, write }) => {
    const paper = requirePaper(read, id);
    const before = listConsideredPrompts(read, id);
    if (before.includes(prompt) === isConsidered) {
      return { answer: { considered: inOrder(before) }, changed: null };
    }
    if (isConsidered) insertConsideredPrompt(write, { documentId: id, prompt });
    else removeConsideredPrompt(write, { documentId: id, prompt });
    return {
      answer: { considered: inOrder(listConsideredPrompts(read, id)) },
      changed: {
        entityId: id,
        meetingId: paper.meetingId,
        baseRevision: null,
        payload: { prompt, isConsidered },
        areas: ['documents'],
      },
    };
  });
}

/** The newest paper of the body on another topic that has nearly the same text in this section; null: none. */
export function similarSection(program: Program, sectionId: string): Similar | null {
  return runQuery(program, (read) => {
    const section = found(findSection(read, sectionId), 'section');
    const document = found(findDocument(read, section.documentId), 'document');
    if (document.agendaItemId === null || section.key === null) throw notFound('section');
    const { bodyId } = requireMeeting(read, document.meetingId);
    const item = requireAgendaItem(read, document.agendaItemId);
    const own = wordsOf(section);
    return own === ''
      ? null
      : firstLike(read, { bodyId, key: section.key, documentId: document.id }, item, own);
  });
}

function firstLike(
  read: ReadHandle,
  where: { readonly bodyId: string; readonly key: string; readonly documentId: string },
  item: AboutTopic,
  own: string,
): Similar | null {
  for (const { id, topicId, ...place } of listSectionsLike(read, where)) {
    const other = isSameTopic({ title: place.title, topicId }, item) ? null : findSection(read, id);
    if (other && isNearlySame(own, wordsOf(other))) return place;
  }
  return null;
}

function wordsOf(section: SectionRecord): string {
  const content = contentOf('cover-paper', section);
  return content.state === 'sound' ? plainTextOf(withoutNotesToSelf(content.body)) : '';
}

function inOrder(prompts: readonly EqualityPrompt[]): EqualityPrompt[] {
  return equalityPrompts.filter((prompt) => prompts.includes(prompt));
}
