import { z } from 'zod';
import { equalityPrompts } from '../../domain/equality-duty.ts';
import { paperEvents } from '../../domain/papers.ts';
import { documentShape, section } from '../entities/documents.ts';
import { finding } from '../entities/findings.ts';
import { dateField, idField, optionalLine, revisionField } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

export const papersOperations = {
  /** A cover paper from the body's template, for a report item that has none. */
  create: operation.input(z.object({ agendaItemId: idField })).output(documentShape),
  /** A step that wants a reason is refused without one (`reason-missing`). */
  takeStep: operation
    .input(z.object({ ...onRevision, event: z.enum(paperEvents), reason: optionalLine(1000).default(null) }))
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
};
