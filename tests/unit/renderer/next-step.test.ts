import { describe, expect, it } from 'vitest';
import { nextMeetingOf, nextStepOf } from '../../../renderer/features/meetings/next-step.ts';
import { distanceTo } from '../../../renderer/features/meetings/describe-meeting.ts';
import { newId } from '../../../renderer/platform/new-id.ts';
import type { MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import { idField } from '../../../shared/contract/text-fields.ts';

function aSummary(more: Partial<MeetingSummary> = {}): MeetingSummary {
  return {
    id: 'm',
    revision: 1,
    bodyId: 'b',
    bodyName: 'Ashby Policing Panel',
    date: '2026-05-12',
    startTime: null,
    endTime: null,
    place: null,
    chairId: null,
    planId: null,
    state: 'planning',
    notesDocumentId: 'n',
    agendaItemCount: 8,
    paperCount: 2,
    clearedPaperCount: 2,
    reportItemCount: 2,
    openActionCount: 0,
    draftIssue: null,
    ...more,
  };
}

describe('the next meeting', () => {
  it('is the soonest that is today or later', () => {
    const meetings = [
      aSummary({ id: 'late', date: '2026-09-01' }),
      aSummary({ id: 'soon' }),
      aSummary({ id: 'past', date: '2026-02-01' }),
    ];
    expect(nextMeetingOf(meetings, '2026-05-12')?.id).toBe('soon');
  });

  it('is the latest past one that is not agreed, where none is to come', () => {
    const meetings = [
      aSummary({ id: 'agreed', date: '2026-04-01', state: 'agreed' }),
      aSummary({ id: 'open', date: '2026-02-01', state: 'held' }),
    ];
    expect(nextMeetingOf(meetings, '2026-05-12')?.id).toBe('open');
    expect(nextMeetingOf([], '2026-05-12')).toBeNull();
  });

  it('is as far off as its date says', () => {
    expect(distanceTo('2026-05-24', '2026-05-12')).toEqual({ large: '12 days', small: 'until the meeting' });
    expect(distanceTo('2026-05-11', '2026-05-12')).toEqual({ large: '1 day', small: 'since the meeting' });
    expect(distanceTo('2026-05-12', '2026-05-12').large).toBe('Today');
  });
});

describe('the next step', () => {
  it('is the papers while one is not cleared', () => {
    expect(nextStepOf(aSummary({ clearedPaperCount: 1 })).tab).toBe('papers');
    expect(nextStepOf(aSummary({ state: 'agenda-issued', clearedPaperCount: 1 })).tab).toBe('papers');
  });

  it('is the agenda while it is empty, and the notes once the meeting is held', () => {
    expect(nextStepOf(aSummary({ agendaItemCount: 0 })).tab).toBe('agenda');
    expect(nextStepOf(aSummary({ state: 'held' })).tab).toBe('notes');
  });
});

describe('an id made in the window', () => {
  it('is one that the contract takes, and later ones sort later', () => {
    const ids = Array.from({ length: 50 }, newId);
    for (const id of ids) expect(idField.safeParse(id).success).toBe(true);
    expect(new Set(ids).size).toBe(50);
    expect((ids[0] ?? '').slice(0, 13) <= (ids.at(-1) ?? '').slice(0, 13)).toBe(true);
  });
});
