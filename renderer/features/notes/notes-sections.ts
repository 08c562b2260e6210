import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import type { ActionBlock } from '../../../shared/document/actions-in-body.ts';
import { letterMarkAt } from '../../../shared/domain/letters.ts';
import type { LetterStyle } from '../../../shared/domain/manner.ts';
import type { SessionSection } from '../../editor/document-session.ts';
import { actionsOfDocument } from '../../editor/section-words.ts';
import type { MarkStart } from '../../editor/section-marks.ts';

/** One agenda item with the section that holds its notes. */
export type NotesSection = {
  readonly item: AgendaItem;
  readonly section: SessionSection;
  /** "4" for an item, "b" for a sub-item. */
  readonly mark: string;
  /** "4", "4 b)". */
  readonly label: string;
  readonly depth: 0 | 1;
  readonly start: MarkStart;
};

/** The notes in agenda order. Letters of actions go on from an item into its sub-items. */
export function notesSectionsOf(
  items: readonly AgendaItem[],
  sections: readonly SessionSection[],
  letters: LetterStyle,
): readonly NotesSection[] {
  const numbers = numberAgenda(items);
  const byItem = new Map(sections.map((section) => [section.stored.agendaItemId, section]));
  let actionsBefore = 0;
  return inAgendaOrder(items).flatMap((item) => {
    const section = byItem.get(item.id);
    const number = numbers.get(item.id);
    if (!section || !number) return [];
    if (number.depth === 0) actionsBefore = 0;
    const start: MarkStart = { isNumbered: false, paragraphsBefore: 0, actionsBefore, letters };
    if (section.state === 'sound') actionsBefore += section.counts.actions;
    return [{ item, section, mark: number.mark, label: number.label, depth: number.depth, start }];
  });
}

/** Whether two lists show the same places, so that what hangs on them can stay. */
export function isSameStart(one: MarkStart, other: MarkStart): boolean {
  return (
    one.isNumbered === other.isNumbered &&
    one.paragraphsBefore === other.paragraphsBefore &&
    one.actionsBefore === other.actionsBefore &&
    one.letters === other.letters
  );
}

export type MeetingAction = ActionBlock & {
  readonly sectionId: string;
  /** "5 b)", its letter as the house style writes it. */
  readonly label: string;
};

/** The actions of the meeting as they stand on screen, saved or not. */
export function actionsOf(sections: readonly NotesSection[]): readonly MeetingAction[] {
  return sections.flatMap(({ section, label, start }) => {
    if (section.state !== 'sound' || section.counts.actions === 0) return [];
    const number = label.split(' ')[0] ?? label;
    return actionsOfDocument(section.doc).map((action, index) => ({
      ...action,
      sectionId: section.id,
      label: `${number} ${letterMarkAt(start.actionsBefore + index, start.letters)}`,
    }));
  });
}
