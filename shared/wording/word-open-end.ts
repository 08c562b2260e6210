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
