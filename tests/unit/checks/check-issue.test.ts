import { expect, test } from 'vitest';
import { checkIssue } from '../../../shared/checks/check-issue.ts';
import type { OutgoingKind, Standing } from '../../../shared/domain/outgoing.ts';
import { wordFinding } from '../../../shared/wording/word-finding.ts';
import { aBody, anAction } from '../../support/builders/body-pieces.ts';
import {
  agendaOf,
  aMeetingFacts,
  aReportItem,
  idOf,
  notesOf,
  theMayor,
} from '../../support/builders/meeting-facts.ts';

const force = aReportItem('Use of force');
const stops = {
  ...aReportItem('Stop and search'),
  paper: { documentId: idOf('paper'), state: 'drafting' as const },
};
const agendaItems = agendaOf(['Welcome', force, stops]);
const facts = aMeetingFacts({
  agendaItems,
  notes: notesOf(agendaItems, {
    'Use of force': aBody(
      anAction('Publish the count', { owners: [{ kind: 'person', id: theMayor.id }] }),
      anAction('Ask for more'),
    ),
  }),
});

function found(kinds: readonly OutgoingKind[], standing: Standing, state = facts.meeting.state) {
  const meeting = { ...facts.meeting, state };
  return checkIssue({ ...facts, meeting }, kinds, standing).map((finding) => wordFinding(finding).title);
}

test('an agenda that was not issued and a paper that is not cleared are found for final files alone', () => {
  expect(found(['agenda'], 'final')).toEqual(['The agenda was not issued yet']);
  expect(found(['agenda'], 'draft')).toEqual([]);
  expect(found(['agenda'], 'final', 'agenda-issued')).toEqual([]);
  expect(found(['papers'], 'final')).toEqual([
    'A report item without a cover paper',
    'A paper that is not cleared',
  ]);
  expect(found(['pack'], 'draft')).toEqual(['A report item without a cover paper']);
});

test('an action that nobody has is named by its place, where notes or actions go out', () => {
  expect(found(['notes'], 'draft')).toEqual(['Action 2 b) has no owner']);
  expect(found(['actions'], 'final')).toEqual(['Action 2 b) has no owner']);
  expect(found(['forward-plan', 'matters-arising'], 'final')).toEqual([]);
});
