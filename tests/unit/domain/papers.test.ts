import { expect, test } from 'vitest';
import {
  checkPaperIsOpen,
  paperEvents,
  paperLifecycle,
  paperStates,
  paperStepReasons,
  takePaperStep,
} from '../../../shared/domain/papers.ts';

test('a paper is reopened with a reason alone, and every other step is taken without one', () => {
  expect(takePaperStep('cleared', { event: 'reopen', reason: null })).toEqual({
    ok: false,
    code: 'reason-missing',
    facts: {},
  });
  expect(takePaperStep('cleared', { event: 'reopen', reason: 'New figures' })).toEqual({
    ok: true,
    value: 'drafting',
  });
  for (const state of paperStates) {
    for (const event of paperEvents.filter((each) => paperStepReasons[each] !== 'required')) {
      expect(takePaperStep(state, { event, reason: null }).ok).toBe(
        paperLifecycle[state][event] !== undefined,
      );
    }
  }
});

test('a step that is not possible is refused for that, whatever the reason', () => {
  expect(takePaperStep('drafting', { event: 'reopen', reason: null })).toMatchObject({
    code: 'step-not-allowed',
  });
});

test('only a cleared paper takes no change', () => {
  expect(paperStates.filter((state) => !checkPaperIsOpen(state).ok)).toEqual(['cleared']);
  expect(checkPaperIsOpen('cleared')).toMatchObject({ code: 'paper-cleared' });
});
