import type { OpenEndCode } from '../document/open-ends.ts';
import { countOf } from './facts.ts';

/** "2 answers are owed", of what is left open in notes. */
export function wordOpenEnds(code: OpenEndCode, count: number): string {
  switch (code) {
    case 'answer-owed':
      return count === 1 ? 'One answer is owed' : `${countOf(count, 'answer')} are owed`;
    case 'answer-partly-owed':
      return count === 1 ? 'One question is answered in part' : `${count} questions are answered in part`;
    case 'action-without-owner':
      return count === 1 ? 'One action has no owner' : `${count} actions have no owner`;
    case 'action-without-date':
      return count === 1 ? 'One action has no date' : `${count} actions have no date`;
    case 'note-to-self':
      return count === 1 ? 'One note to self is left' : `${countOf(count, 'note')} to self are left`;
    case 'marked-to-check':
      return count === 1 ? 'One passage is marked [check]' : `${count} passages are marked [check]`;
  }
}

/** What one of them is, in front of its words. */
export const openEndNames: Readonly<Record<OpenEndCode, string>> = {
  'answer-owed': 'Answer owed',
  'answer-partly-owed': 'Answer owed in part',
  'action-without-owner': 'Action without an owner',
  'action-without-date': 'Action without a date',
  'note-to-self': 'Note to self',
  'marked-to-check': 'Marked to check',
};

/** The deed that puts one right. */
export const openEndFixes: Readonly<Record<OpenEndCode, string>> = {
  'answer-owed': 'Make an action',
  'answer-partly-owed': 'Make an action',
  'action-without-owner': 'Set owner',
  'action-without-date': 'Set date',
  'note-to-self': 'Remove',
  'marked-to-check': 'Remove mark',
};

export const nothingOpen =
  'Nothing is left open: no answer is owed, every action has an owner and a date, and there is no note to self and no [check] mark.';
