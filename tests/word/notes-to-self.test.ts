import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import { actionsInBody } from '../../shared/document/actions-in-body.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import { writeMeetingFile } from '../../shared/meeting-file/write-meeting-file.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { planActionLog } from '../../shared/word-plan/plan-action-log.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { planCoverPaper } from '../../shared/word-plan/plan-cover-paper.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import { flowing } from '../support/house-styles.ts';
import {
  aBody,
  aDecision,
  anAction,
  anExchange,
  aNoteToSelf,
  aParagraph,
  aPersonChip,
  aQuotation,
  aReportLink,
  aSubheading,
  aTable,
  bullets,
  letters,
  linked,
  restricted,
} from '../support/builders/body-pieces.ts';
import {
  accHarland,
  agendaOf,
  aMeetingFacts,
  aPaper,
  aRegisteredAction,
  aReportItem,
  idOf,
  notesOf,
} from '../support/builders/meeting-facts.ts';
import { readDocx } from '../support/docx-reader.ts';

// A file of a meeting with notes to self is the file of the same meeting without them. Each of their words is "heron".

const writer = openWordWriter();
afterAll(() => writer.close());

const ownNotes: readonly BodyNode[] = [
  aNoteToSelf('heron'),
  aNoteToSelf(),
  aNoteToSelf('heron ', aPersonChip(idOf('Only in a note'), 'heron'), restricted(' heron')),
  aNoteToSelf(linked('heron', 'https://example.org/heron'), { type: 'hardBreak' }, 'heron'),
];
const onlyInANote = {
  ...accHarland,
  id: idOf('Only in a note'),
  name: 'Heron Only',
  shortForm: 'Heron',
};

const everyPaperBlock = [
  aParagraph('The force reports.'),
  aSubheading('Figures'),
  aParagraph('They fell.'),
  bullets('one', 'two'),
  letters('three', 'four'),
  aQuotation('We were heard.', 'At last.'),
  aTable(['Year'], ['2023']),
  aReportLink('Report', 'https://example.org/report'),
];
const everyNotesBlock = [
  ...everyPaperBlock,
  anAction('Publish the figures', { id: idOf('a1') }),
  anAction('Write to residents', { id: idOf('a2') }),
  aParagraph(),
  anAction('Report back', { id: idOf('a3') }),
  aDecision('The plan is agreed.'),
  anExchange('How many?', 'Twelve.'),
];

/** Notes to self put in between blocks, as places and kinds say. */
function withOwnNotes(blocks: readonly BodyNode[], places: readonly (readonly [number, number])[]): Body {
  const content = [...blocks];
  for (const [place, kind] of places) {
    const note = ownNotes[kind % ownNotes.length];
    if (note) content.splice(place % (content.length + 1), 0, note);
  }
  return aBody(...content);
}

const item = aReportItem('Stop and search');
const agendaItems = agendaOf([item]);

function meetingOf(paper: Body, notes: Body, isRestricted: boolean): MeetingFacts {
  for (const [kind, body] of [['cover-paper', paper] as const, ['notes', notes] as const]) {
    expect(validateBody(kind, body)).toMatchObject({ ok: true });
  }
  const restrictedReason = isRestricted ? 'FOI Act s36' : null;
  const ofNotes = notesOf(agendaItems, { 'Stop and search': notes });
  const facts = aMeetingFacts({
    agendaItems,
    papers: [aPaper(item, { purpose: paper, attachment: paper })],
    notes: { ...ofNotes, sections: ofNotes.sections.map((each) => ({ ...each, restrictedReason })) },
    actions: actionsInBody(notes).map(({ id, text }) => aRegisteredAction({ id: id ?? '', text })),
  });
  return { ...facts, people: [...facts.people, onlyInANote] };
}

function filesOf(facts: MeetingFacts): readonly WordPlan[] {
  return [planAgenda(facts), planCoverPaper(facts, item.id), planNotes(facts), planActionLog(facts)];
}

const places = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 6 });

test('every plan and the meeting file are those of the meeting without its notes to self', () => {
  fc.assert(
    fc.property(places, places, fc.boolean(), (inPaper, inNotes, isRestricted) => {
      const facts = meetingOf(
        withOwnNotes(everyPaperBlock, inPaper),
        withOwnNotes(everyNotesBlock, inNotes),
        isRestricted,
      );
      const without = meetingOf(aBody(...everyPaperBlock), aBody(...everyNotesBlock), isRestricted);
      expect(filesOf(facts)).toEqual(filesOf(without));
      expect(writeMeetingFile(facts)).toEqual(writeMeetingFile(without));
      expect(JSON.stringify([filesOf(facts), writeMeetingFile(facts)])).not.toMatch(/heron/i);
    }),
    { numRuns: 60 },
  );
});

test('a text of nothing but notes to self is an empty one', () => {
  const facts = meetingOf(aBody(...ownNotes), aBody(...ownNotes), false);
  expect(filesOf(facts)).toEqual(filesOf(meetingOf(aBody(), aBody(), false)));
});

test('no byte of a Word file has a word of a note to self; a quotation is Word’s own', async () => {
  const everywhere = Array.from({ length: 12 }, (_, index) => [index * 2, index] as const);
  const facts = meetingOf(
    withOwnNotes(everyPaperBlock, everywhere),
    withOwnNotes(everyNotesBlock, everywhere),
    false,
  );
  for (const plan of filesOf(facts)) {
    const file = readDocx(await writer.write(plan, flowing));
    expect(file.everything).not.toMatch(/heron/i);
    if (plan.kind !== 'notes') continue;
    expect(file.texts.join(' ')).toContain('We were heard. At last.');
    expect(file.everything).toContain('<w:pStyle w:val="Quote"/>');
  }
});
