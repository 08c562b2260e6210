import { unzipSync } from 'fflate';
import { safe } from '@orpc/client';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeEvent } from '../../shared/contract/contract.ts';
import type { Section, SectionedDocument } from '../../shared/contract/entities.ts';
import { programErrors } from '../../shared/contract/errors.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { planText } from '../../shared/word-plan/plan-text.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import { recoveryKeyLength, writeRecoveryKey } from '../../shared/domain/recovery-key.ts';
import { reasonInWords } from '../../shared/domain/restrictions.ts';
import {
  aBody,
  aFigure,
  anAction,
  aParagraph,
  aWordingCopy,
  linked,
} from '../support/builders/body-pieces.ts';
import { meetingEvents } from '../../shared/domain/meeting.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting, aTopic } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { likeWords, ofLibreOffice } from '../word/template/three-templates.ts';
import type { Client } from '../support/open-test-core.ts';
import type { Carried, Carrier } from './carriers.ts';
import { operationPaths, recordingCalls } from './operation-paths.ts';

/** The whole contract, the same over every carrier. */
export function describeContract(carrierName: string, open: Carrier): void {
  describe(`the contract ${carrierName}`, () => {
    let carried: Carried;
    let client: Client;
    const called = new Set<string>();
    const typedErrorsSeen = new Set<string>();

    beforeAll(async () => {
      carried = await open();
      client = recordingCalls(carried.client, called);
    });
    afterAll(() => carried.close());

    /** What an operation was refused with: a typed error's code and data, or the carrier's own code. */
    async function refusal(promise: Promise<unknown>): Promise<{ code: string; data: unknown }> {
      const { error } = await safe(promise);
      if (error === null) throw new Error('this was not refused');
      if (!('code' in error) || typeof error.code !== 'string') throw error;
      const isTyped = 'defined' in error && error.defined === true;
      if (isTyped) typedErrorsSeen.add(error.code);
      else expect(Object.keys(programErrors)).not.toContain(error.code);
      expect(JSON.stringify(error)).not.toMatch(/SELECT|INSERT|sqlite|node_modules|electron\/core/i);
      return { code: error.code, data: 'data' in error ? error.data : undefined };
    }

    async function rule(promise: Promise<unknown>): Promise<string> {
      const { code, data } = await refusal(promise);
      expect(code).toBe('rule-violated');
      return (data as { code: string }).code;
    }

    test('a computer without a policy sets nothing, and the log is there to be read', async () => {
      expect(await client.workspace.policy()).toMatchObject({
        ...{ file: null, setKeys: [], problems: [], houseStyle: null },
        policy: { mayChooseDataFolder: true, updates: 'off' },
      });
      const { folder, text } = await client.workspace.log();
      expect(folder).toBe(join(carried.dataFolder, 'logs'));
      expect(text).not.toContain(carried.dataFolder);
    });

    test('an empty workspace says so, and where it is', async () => {
      expect(await client.workspace.status()).toMatchObject({
        dataFolder: carried.dataFolder,
        meetingCount: 0,
        bodyCount: 0,
      });
    });

    test('a body keeps its standing items, and is refused a name that another has', async () => {
      const body = await aStoredBody(client, { name: 'Joint  Audit Panel' });
      expect(body.template.map(({ key }) => key)).toEqual([
        'purpose',
        'recommendation',
        'plan',
        'key-information',
        'partnership',
        'equality',
        'attachment',
      ]);
      const { id, revision, ...fields } = body;
      const changed = await client.bodies.update({ id, revision, ...fields, closingItems: [] });
      expect(changed).toEqual({ ...body, revision: 2, closingItems: [] });
      expect(await client.bodies.list()).toContainEqual(changed);
      expect(await rule(aStoredBody(client, { name: 'joint audit PANEL' }))).toBe('name-taken');
      const twice = [fields.template[0], fields.template[0]].filter((section) => section !== undefined);
      expect(await rule(aStoredBody(client, { name: 'Other', template: twice }))).toBe('name-taken');
    });

    test('a body keeps the pattern of its dates, and is refused times that end before they start', async () => {
      const pattern = {
        week: 'second' as const,
        weekday: 'tuesday' as const,
        months: [1, 4, 7, 10],
        startTime: '14:30',
        endTime: '16:30',
        place: ' Town Hall ',
      };
      const body = await aStoredBody(client, { datePattern: pattern });
      expect(body.datePattern).toEqual({ ...pattern, place: 'Town Hall' });
      expect(await client.bodies.list()).toContainEqual(body);
      const without = await client.bodies.update({ ...body, datePattern: null });
      expect(without.datePattern).toBeNull();
      const backwards = { ...pattern, endTime: '14:00' };
      expect(await rule(aStoredBody(client, { datePattern: backwards }))).toBe('end-before-start');
      const { code } = await refusal(aStoredBody(client, { datePattern: { ...pattern, months: [] } }));
      expect(code).toBe('BAD_REQUEST');
    });

    test('a body has a house style that can be used, and the usual one where none is chosen', async () => {
      const listed = await client.houseStyles.list();
      expect(listed.find(({ id }) => id === 'flowing')).toMatchObject({ origin: 'built-in', fault: null });
      expect(await client.houseStyles.get({ id: 'flowing' })).toMatchObject({
        id: 'flowing',
        font: 'Arial',
        manner: { notes: 'flowing', letters: 'a)' },
        template: null,
      });
      expect(await rule(client.houseStyles.get({ id: 'nowhere' }))).toBe('house-style-faulty');
      expect((await refusal(client.houseStyles.get({ id: '../flowing' }))).code).toBe('BAD_REQUEST');

      const body = await aStoredBody(client, { name: 'Panel in its own style' });
      expect(body.houseStyle).toBe('flowing');
      expect(await rule(client.bodies.update({ ...body, houseStyle: 'nowhere' }))).toBe('house-style-faulty');
      expect(await client.bodies.list()).toContainEqual(body);
    });

    test('an own Word template becomes a house style, is changed and replaced, and stays while a body has it', async () => {
      const content = Buffer.from(likeWords).toString('base64');
      const { choices, ...view } = await client.houseStyles.readTemplate({ content });
      expect(view.furniture.map(({ place }) => place)).toEqual([
        ...['header-first', 'header-default', 'footer-first', 'footer-default'],
      ]);
      expect(JSON.stringify(view)).not.toContain('<w:');
      const damaged = refusal(client.houseStyles.readTemplate({ content: content.slice(0, 800) }));
      expect(await damaged).toEqual({ code: 'template-not-read', data: { code: 'damaged' } });
      expect((await refusal(client.houseStyles.readTemplate({ content: 'no base64' }))).code).toBe(
        'BAD_REQUEST',
      );

      const added = await client.houseStyles.add({ content, name: ' Calder Letter! ', choices });
      expect(added).toMatchObject({
        id: 'calder-letter',
        name: 'Calder Letter!',
        origin: 'own',
        fault: null,
      });
      expect(await client.houseStyles.list()).toContainEqual(added);
      expect(await rule(client.houseStyles.add({ content, name: 'calder  letter!', choices }))).toBe(
        'name-taken',
      );
      const { id } = added;
      expect((await client.houseStyles.own({ id })).choices).toEqual(choices);

      const changes = {
        id,
        name: 'Letter',
        choices: { ...choices, roles: { ...choices.roles, title: 'Title' } },
      };
      await client.houseStyles.update({ ...changes, revision: 1 });
      expect((await refusal(client.houseStyles.update({ ...changes, revision: 1 }))).code).toBe('conflict');
      const { roles, styles } = await client.houseStyles.get({ id });
      // It does not say how deep it is: a style of its own, based on it, does.
      expect(styles.find((style) => style.id === roles.title.style)).toMatchObject({
        basedOn: 'Title',
        outlineLevel: 1,
      });

      const other = Buffer.from(ofLibreOffice).toString('base64');
      await client.houseStyles.replaceTemplate({ id, revision: 2, content: other });
      expect(await client.houseStyles.own({ id })).toMatchObject({
        revision: 3,
        name: 'Letter',
        choices: { roles: { title: 'Heading1' } },
      });

      const body = await aStoredBody(client, { name: 'Panel with a letterhead' });
      const withLetter = await client.bodies.update({ ...body, houseStyle: id });
      expect(await rule(client.houseStyles.remove({ id }))).toBe('house-style-in-use');
      await client.bodies.update({ ...withLetter, houseStyle: 'flowing' });
      await client.houseStyles.remove({ id });
      expect((await client.houseStyles.list()).map((each) => each.id)).not.toContain(id);
      expect((await refusal(client.houseStyles.remove({ id }))).code).toBe('not-found');
      expect(await rule(client.houseStyles.remove({ id: 'flowing' }))).toBe('house-style-built-in');
      expect(await rule(client.houseStyles.own({ id: 'flowing' }))).toBe('house-style-built-in');
    });

    test('people and organisations are kept, and nobody is there twice', async () => {
      const force = await client.people.createOrganisation({ name: 'Calder Police', shortName: ' ' });
      expect(force).toMatchObject({ revision: 1, shortName: null });
      const renamed = await client.people.updateOrganisation({ ...force, shortName: 'the force' });
      expect(await client.people.listOrganisations()).toEqual([
        { ...force, revision: 2, shortName: 'the force' },
      ]);
      const fields = {
        name: 'Ruth Harland',
        post: 'Assistant Chief Constable',
        organisationId: renamed.id,
        shortForm: 'ACC Harland',
        isCurrent: true,
      };
      const person = await client.people.create(fields);
      expect(await rule(client.people.create({ ...fields, shortForm: null }))).toBe('name-taken');
      expect(await rule(client.people.create({ ...fields, name: 'Rita Harland' }))).toBe('name-taken');
      const gone = await client.people.update({ ...person, isCurrent: false });
      expect(await client.people.list()).toEqual([gone]);
      const successor = await client.people.create({ ...fields, name: 'Rita Harland' });
      expect(successor.shortForm).toBe('ACC Harland');
      expect(await refusal(client.people.create({ ...fields, organisationId: randomUUID() }))).toEqual({
        code: 'not-found',
        data: { what: 'organisation' },
      });
      expect(await rule(client.people.createOrganisation({ name: 'CALDER police', shortName: null }))).toBe(
        'name-taken',
      );
    });

    test('standard wording is kept, found where it is used, removed, and brought back', async () => {
      const text = 'The plan of {body} is {plan.name}.\n\n- [Read it](https://calder.example/plan)';
      const fields = { name: 'About the plan', category: 'Plan', text, planEntryId: null };
      const made = await client.wordings.create(fields);
      expect(made).toEqual({ id: made.id, revision: 1, ...fields });
      const faults = [
        [{ ...fields, name: 'about the PLAN' }, 'name-taken'],
        [{ ...fields, name: 'A', text: 'See [here](javascript:alert(1)).' }, 'wording-text-faulty'],
        [{ ...fields, name: 'B', text: 'a) one\nc) three' }, 'wording-text-faulty'],
        [{ ...fields, name: 'C', text: 'Dear {plan.nmae}' }, 'wording-field-unknown'],
        [{ ...fields, name: 'D', planEntryId: randomUUID() }, 'plan-entry-unknown'],
      ] as const;
      for (const [faulty, code] of faults) expect(await rule(client.wordings.create(faulty))).toBe(code);
      expect((await refusal(client.wordings.create({ ...fields, name: 'E', text: ' \n ' }))).code).toBe(
        'BAD_REQUEST',
      );

      const meeting = await aStoredMeeting(client);
      const { id: agendaItemId, title } = await aStoredItem(client, meeting.id);
      const paper = await client.papers.create({ agendaItemId });
      const [section] = paper.sections;
      if (!section) throw new Error('no section');
      const body = aBody(aWordingCopy(made.id, [aParagraph('The plan.')]));
      await client.documents.saveSection({ id: section.id, revision: 1, body });
      expect(await client.wordings.uses({ id: made.id })).toEqual([
        {
          documentId: paper.id,
          meetingId: meeting.id,
          meetingDate: meeting.date,
          bodyName: meeting.bodyName,
          agendaItemTitle: title,
          state: 'drafting',
        },
      ]);

      const changed = await client.wordings.update({ ...made, category: 'Introductions' });
      expect(await client.wordings.list()).toEqual([changed]);
      expect((await refusal(client.wordings.update({ ...made, text: 'Other' }))).code).toBe('conflict');
      expect(await client.wordings.remove({ id: made.id, revision: 2 })).toEqual({});
      expect(await client.wordings.list()).toEqual([]);
      expect((await refusal(client.wordings.update({ ...changed, revision: 3 }))).code).toBe('not-found');
      expect(await client.wordings.restore({ id: made.id })).toEqual({ ...changed, revision: 4 });
      expect(await client.wordings.restore({ id: made.id })).toMatchObject({ revision: 4 });
    });

    test('an abbreviation of a body is kept, changed, removed, and brought back', async () => {
      const { id: bodyId } = await aStoredBody(client);
      const fields = { bodyId, short: 'VRP', meaning: 'Violence Reduction Partnership' };
      const made = await client.abbreviations.create(fields);
      expect(made).toEqual({ id: made.id, revision: 1, ...fields });
      expect(await rule(client.abbreviations.create({ ...fields, meaning: 'Another' }))).toBe(
        'abbreviation-taken',
      );
      const { id: otherBody } = await aStoredBody(client);
      const elsewhere = await client.abbreviations.create({ ...fields, bodyId: otherBody });
      for (const short of ['V R P', 'V', 'V'.repeat(31)]) {
        expect((await refusal(client.abbreviations.create({ ...fields, short }))).code).toBe('BAD_REQUEST');
      }
      expect(await refusal(client.abbreviations.create({ ...fields, bodyId: randomUUID() }))).toEqual({
        code: 'not-found',
        data: { what: 'body' },
      });
      const changed = await client.abbreviations.update({ ...made, short: 'CVRP' });
      expect((await refusal(client.abbreviations.update({ ...made, short: 'X2' }))).code).toBe('conflict');
      expect(await client.abbreviations.list()).toEqual([changed, elsewhere]);
      expect(await client.abbreviations.remove({ id: made.id, revision: 2 })).toEqual({});
      expect(await client.abbreviations.list()).toEqual([elsewhere]);
      await client.abbreviations.create({ ...fields, short: 'CVRP' });
      expect(await rule(client.abbreviations.restore({ id: made.id }))).toBe('abbreviation-taken');
      await client.abbreviations.remove({ id: elsewhere.id, revision: 1 });
      expect(await client.abbreviations.restore({ id: elsewhere.id })).toEqual({ ...elsewhere, revision: 3 });
    });

    test('a typing shortcut is one run of letters, and no two differ by capitals alone', async () => {
      const made = await client.typingShortcuts.create({ typed: 'cp', text: 'Calder Police' });
      expect(await rule(client.typingShortcuts.create({ typed: 'CP', text: 'Other' }))).toBe(
        'shortcut-taken',
      );
      for (const typed of ['', ' ', 'c p', 'c'.repeat(31)]) {
        const { code } = await refusal(client.typingShortcuts.create({ typed, text: 'Calder Police' }));
        expect(code).toBe('BAD_REQUEST');
      }
      const changed = await client.typingShortcuts.update({ ...made, text: 'the Calder Police' });
      expect(await client.typingShortcuts.list()).toEqual([
        { ...made, revision: 2, text: 'the Calder Police' },
      ]);
      expect(await client.typingShortcuts.remove({ id: made.id, revision: 2 })).toEqual({});
      expect(await client.typingShortcuts.list()).toEqual([]);
      expect(await client.typingShortcuts.restore({ id: made.id })).toEqual({ ...changed, revision: 4 });
    });

    test('words are added to the spelling once, and taken off it', async () => {
      const { ofTheField, own } = await client.spelling.words();
      expect(ofTheField).toContain('reoffending');
      expect(own).toEqual([]);
      expect(await client.spelling.addWords({ words: ['Heronsgate', 'O’Kell', 'Heronsgate'] })).toEqual({
        added: 2,
      });
      expect(await client.spelling.addWords({ words: ['Heronsgate'] })).toEqual({ added: 0 });
      expect(await rule(client.spelling.addWords({ words: ['Ashby', 'two words'] }))).toBe('no-single-word');
      expect((await client.spelling.words()).own).toEqual(['Heronsgate', "O'Kell"]);
      expect(await client.spelling.removeWord({ word: 'Heronsgate' })).toEqual({});
      expect(await client.spelling.removeWord({ word: 'Heronsgate' })).toEqual({});
      expect((await client.spelling.words()).own).toEqual(["O'Kell"]);
    });

    test('figures are numbers or percentages of them, and never of nothing', async () => {
      const plain = { prefix: null, suffix: 'incidents', source: 'Calder Police', asAt: '2026-03-31' };
      const numberOf = (name: string, number: string) =>
        client.figures.create({ name, ...plain, value: { kind: 'number', number } });
      const part = await numberOf('Knife crime', '1,284');
      expect(part.value).toEqual({ kind: 'number', number: '1284' });
      const whole = await numberOf('All crime', ' 12840.50 ');
      const none = await numberOf('Bomb threats', '0');
      const bad = [
        { ...plain, name: 'A', value: { kind: 'number' as const, number: 'about 12' } },
        { ...plain, name: 'B', value: { kind: 'number' as const, number: '1' }, asAt: '2026-02-30' },
        { ...plain, name: 'C', value: { kind: 'number' as const, number: '' } },
      ];
      for (const fields of bad)
        expect((await refusal(client.figures.create(fields))).code).toBe('BAD_REQUEST');

      const percentage = (wholeId: string, partId = part.id) =>
        client.figures.create({
          ...plain,
          name: 'Share',
          value: { kind: 'percentage', partId, wholeId, decimals: 1 },
        });
      expect(await rule(percentage(none.id))).toBe('figure-whole-is-zero');
      expect(await rule(percentage(randomUUID()))).toBe('figure-part-unknown');
      const share = await percentage(whole.id);
      expect(share).toMatchObject({ prefix: null, suffix: null });
      expect(await rule(percentage(share.id))).toBe('name-taken');
      const zero = { ...whole, value: { kind: 'number' as const, number: '0.00' } };
      expect(await rule(client.figures.update(zero))).toBe('figure-is-a-whole');
      expect(await rule(client.figures.remove({ id: part.id, revision: 1 }))).toBe('figure-in-percentage');
      expect(await client.figures.remove({ id: share.id, revision: 1 })).toEqual({});
      expect(await client.figures.update(zero)).toMatchObject({ revision: 2 });
      expect(await rule(client.figures.restore({ id: share.id }))).toBe('figure-whole-is-zero');
      expect((await client.figures.list()).map(({ name }) => name)).toEqual([
        'All crime',
        'Bomb threats',
        'Knife crime',
      ]);
    });

    test('papers that are open take a figure’s new value when asked, in one step', async () => {
      const fields = {
        name: 'Calls',
        prefix: null,
        suffix: null,
        source: 'Calder Police',
        asAt: '2026-03-31',
      };
      const figure = await client.figures.create({ ...fields, value: { kind: 'number', number: '97' } });
      const meeting = await aStoredMeeting(client);
      const { id: agendaItemId } = await aStoredItem(client, meeting.id);
      const paper = await client.papers.create({ agendaItemId });
      const [section] = paper.sections;
      if (!section) throw new Error('no section');
      const body = aBody(aParagraph('There were ', aFigure(figure.id, '97', '2026-03-31'), ' calls.'));
      await client.documents.saveSection({ id: section.id, revision: 1, body });
      expect(await client.figures.uses({ id: figure.id })).toMatchObject([{ isOpen: true, changes: [] }]);

      await client.figures.update({ ...figure, value: { kind: 'number', number: '103' } });
      const [use] = await client.figures.uses({ id: figure.id });
      expect(use).toMatchObject({
        documentId: paper.id,
        sections: [{ id: section.id, revision: 2 }],
        changes: [{ name: 'Calls', from: '97', to: '103' }],
      });
      const sections = use?.sections ?? [];
      expect(await client.figures.updatePapers({ id: figure.id, sections })).toEqual({ updated: 1, left: 0 });
      const stored = (await client.documents.get({ id: paper.id })).sections[0];
      if (!stored) throw new Error('no section');
      expect(plainTextOf(bodyOf(stored))).toBe('There were 103 calls.');
      expect(await client.figures.updatePapers({ id: figure.id, sections })).toEqual({ updated: 0, left: 1 });
      expect((await client.documents.get({ id: paper.id })).sections[0]?.revision).toBe(3);
    });

    test('a plan keeps its entries, and a paper its links to them', async () => {
      const plan = await client.plans.create({
        name: 'Police and Crime Plan',
        startsOn: '2024-04-01',
        endsOn: '2028-03-31',
        entries: [
          { kind: 'priority', title: 'Safer streets', href: null },
          { kind: 'theme', title: 'Victims first', href: 'https://calder.example/victims' },
        ],
      });
      const [streets, victims] = plan.entries;
      if (!streets || !victims) throw new Error('no entries');
      const meeting = await aStoredMeeting(client, { planId: plan.id });
      const { id: agendaItemId } = await aStoredItem(client, meeting.id);
      const paper = await client.papers.create({ agendaItemId });
      const linkedPaper = await client.papers.setPlanEntries({
        id: paper.id,
        revision: paper.revision,
        planEntryIds: [victims.id, streets.id],
      });
      expect(linkedPaper).toMatchObject({ revision: 2, planEntryIds: [streets.id, victims.id] });
      expect(
        await rule(client.papers.setPlanEntries({ id: paper.id, revision: 2, planEntryIds: [randomUUID()] })),
      ).toBe('plan-entry-unknown');

      const without = await client.plans.update({ ...plan, entries: [victims] });
      expect(without.entries).toEqual([victims]);
      expect((await client.documents.get({ id: paper.id })).planEntryIds).toEqual([victims.id]);
      await client.plans.update({ ...without, entries: [victims, streets] });
      expect((await client.documents.get({ id: paper.id })).planEntryIds).toEqual([victims.id, streets.id]);
      expect(await client.plans.list()).toHaveLength(1);
      expect(
        await rule(client.plans.create({ ...plan, name: 'Another', startsOn: '2029-01-01', entries: [] })),
      ).toBe('end-before-start');
      expect(await rule(client.plans.create({ ...plan, name: 'Another' }))).toBe('plan-entry-unknown');
    });

    test('a meeting starts with the standing items and a section of notes for each', async () => {
      const body = await aStoredBody(client);
      const meeting = await aStoredMeeting(client, { bodyId: body.id });
      expect(meeting).toMatchObject({ revision: 1, bodyName: body.name, state: 'planning' });
      const agenda = await client.agenda.list({ meetingId: meeting.id });
      expect(agenda.map(({ title }) => title)).toEqual([
        'Welcome and apologies',
        'Notes of the previous meeting',
        'Next meeting',
      ]);
      const notes = await client.documents.get({ id: meeting.notesDocumentId });
      expect(notes).toMatchObject({ kind: 'notes', meetingId: meeting.id, state: null });
      expect(notes.sections.map(({ agendaItemId }) => agendaItemId)).toEqual(agenda.map(({ id }) => id));
      expect(await client.meetings.get({ id: meeting.id })).toEqual(meeting);
      expect(await client.meetings.list()).toContainEqual({
        ...meeting,
        agendaItemCount: 3,
        reportItemCount: 0,
        paperCount: 0,
        clearedPaperCount: 0,
        openActionCount: 0,
        draftIssue: null,
      });
    });

    test('a meeting changes, takes its steps, and is put aside and brought back', async () => {
      const meeting = await aStoredMeeting(client);
      const moved = await client.meetings.update({ ...meeting, date: '2026-05-02', place: null });
      expect(moved).toEqual({ ...meeting, revision: 2, date: '2026-05-02', place: null });
      const issued = await client.meetings.takeStep({ id: meeting.id, revision: 2, event: 'issue-agenda' });
      expect(issued.state).toBe('agenda-issued');
      expect(
        await refusal(client.meetings.takeStep({ id: meeting.id, revision: 3, event: 'issue-agenda' })),
      ).toEqual({
        code: 'rule-violated',
        data: { code: 'step-not-allowed', facts: { state: 'agenda-issued', event: 'issue-agenda' } },
      });
      expect(await rule(client.meetings.update({ ...issued, startTime: '16:00', endTime: '15:00' }))).toBe(
        'end-before-start',
      );
      expect(await rule(client.meetings.update({ ...issued, chairId: randomUUID() }))).toBe('person-unknown');
      await client.meetings.remove({ id: meeting.id, revision: 3 });
      expect((await client.meetings.list()).map(({ id }) => id)).not.toContain(meeting.id);
      expect(await refusal(client.meetings.get({ id: meeting.id }))).toEqual({
        code: 'not-found',
        data: { what: 'meeting' },
      });
      expect(await client.meetings.restore({ id: meeting.id })).toEqual({ ...issued, revision: 5 });
      expect(await client.meetings.restore({ id: meeting.id })).toMatchObject({ revision: 5 });
    });

    test('a new meeting is proposed from the pattern of its body, its last meeting and the forward plan', async () => {
      const chair = await client.people.create({
        name: 'Imran Dyer',
        post: null,
        organisationId: null,
        shortForm: null,
        isCurrent: true,
      });
      const plan = await client.plans.create({
        name: 'Calder Plan 2031',
        startsOn: '2031-01-01',
        endsOn: '2034-12-31',
        entries: [],
      });
      const datePattern = {
        week: 'second' as const,
        weekday: 'tuesday' as const,
        months: [1, 4, 7, 10],
        startTime: '10:00',
        endTime: '12:00',
        place: null,
      };
      const body = await aStoredBody(client, { datePattern });
      const bodyId = body.id;
      const last = await aStoredMeeting(client, { bodyId, date: '2031-01-14', chairId: chair.id });
      const roads = await client.topics.create(aTopic(bodyId, { wantedOn: '2031-04-08' }));
      const proposal = await client.meetings.propose({ bodyId, today: '2031-01-10' });
      expect(proposal).toEqual({
        date: '2031-04-08',
        startTime: '10:00',
        endTime: '12:00',
        place: last.place,
        chairId: chair.id,
        planId: plan.id,
        topics: [roads],
      });
      expect(
        await client.meetings.propose({ bodyId, today: '2031-01-10', date: '2030-12-02' }),
      ).toMatchObject({ date: '2030-12-02', planId: null, topics: [] });
      await client.people.update({ ...chair, isCurrent: false });
      expect(await client.meetings.propose({ bodyId, today: '2031-01-10' })).toMatchObject({ chairId: null });

      const { date, topics, ...rest } = proposal;
      if (date === null) throw new Error('no date was proposed');
      const topicIds = topics.map(({ id }) => id);
      const meeting = await client.meetings.create({ bodyId, date, ...rest, topicIds });
      const agenda = await client.agenda.list({ meetingId: meeting.id });
      expect(agenda.map(({ title, topicId }) => [title, topicId])).toEqual([
        ['Welcome and apologies', null],
        ['Notes of the previous meeting', null],
        ['Road safety', roads.id],
        ['Next meeting', null],
      ]);
      expect(agenda[2]).toMatchObject({ kind: 'report', paper: null });
      expect(await client.topics.list({ bodyId })).toEqual([
        {
          ...roads,
          appearances: [{ agendaItemId: agenda[2]?.id, meetingId: meeting.id, date: '2031-04-08' }],
        },
      ]);
      expect(await client.meetings.propose({ bodyId, today: '2031-01-10' })).toMatchObject({
        date: '2031-07-08',
        topics: [],
      });
    });

    test('a body meets once on a day', async () => {
      const meeting = await aStoredMeeting(client);
      const { bodyId, date } = meeting;
      expect(await refusal(aStoredMeeting(client, { bodyId }))).toEqual({
        code: 'rule-violated',
        data: { code: 'body-meets-that-day', facts: { date } },
      });
      const other = await aStoredMeeting(client, { bodyId, date: '2026-05-19' });
      expect(await rule(client.meetings.update({ ...other, date }))).toBe('body-meets-that-day');
      await client.meetings.remove({ id: meeting.id, revision: 1 });
      await client.meetings.update({ ...other, date });
      expect(await rule(client.meetings.restore({ id: meeting.id }))).toBe('body-meets-that-day');
      expect(await aStoredMeeting(client)).toMatchObject({ date });
    });

    test('topics are planned, promised, moved with their meeting, put on its agenda, removed and brought back', async () => {
      const { id: bodyId } = await aStoredBody(client);
      const promisedAt = await aStoredMeeting(client, { bodyId, date: '2026-01-13' });
      const meeting = await aStoredMeeting(client, { bodyId, date: '2026-04-14' });
      const made = await client.topics.create(
        aTopic(bodyId, {
          title: ' Hate crime ',
          kind: 'exception-report',
          promisedAtMeetingId: promisedAt.id,
          promise: 'The Chief Constable will come back with figures.',
        }),
      );
      expect(made).toMatchObject({ revision: 1, title: 'Hate crime', wantedOn: null, appearances: [] });
      const planned = await client.topics.update({ ...made, wantedOn: '2026-04-14' });
      expect(await client.topics.list({ bodyId })).toEqual([planned]);
      expect(await client.topics.list({ bodyId: null })).toContainEqual(planned);
      expect(await client.topics.promisedIn({ meetingId: promisedAt.id })).toEqual([]);
      await client.meetings.update({ ...meeting, date: '2026-04-21' });
      const [moved] = await client.topics.list({ bodyId });
      expect(moved).toEqual({ ...planned, revision: 3, wantedOn: '2026-04-21' });

      const request = { id: made.id, revision: 3, meetingId: promisedAt.id };
      const item = await client.topics.putOnAgenda(request);
      expect(item).toMatchObject({ kind: 'exception-report', title: 'Hate crime', topicId: made.id });
      const agenda = await client.agenda.list({ meetingId: promisedAt.id });
      expect(agenda.map(({ title }) => title).slice(-2)).toEqual(['Hate crime', 'Next meeting']);
      expect(await rule(client.topics.putOnAgenda({ ...request, revision: 4 }))).toBe('topic-is-on-agenda');
      const [taken] = await client.topics.list({ bodyId });
      expect(taken).toMatchObject({
        wantedOn: '2026-01-13',
        appearances: [{ agendaItemId: item.id, meetingId: promisedAt.id, date: '2026-01-13' }],
      });
      await client.agenda.remove({ id: item.id, revision: 1, evenWithText: false });
      expect(await client.topics.list({ bodyId })).toMatchObject([{ appearances: [] }]);

      await client.topics.remove({ id: made.id, revision: 4 });
      expect(await client.topics.list({ bodyId })).toEqual([]);
      expect(await refusal(client.topics.update({ ...made, revision: 5 }))).toEqual({
        code: 'not-found',
        data: { what: 'topic' },
      });
      const back = await client.topics.restore({ id: made.id });
      expect(await client.topics.restore({ id: made.id })).toEqual(back);
      expect(await refusal(client.topics.update({ ...back, revision: 1 }))).toMatchObject({
        code: 'conflict',
      });
      expect(await rule(client.topics.update({ ...back, leadId: randomUUID() }))).toBe('person-unknown');
      for (const field of ['bodyId', 'organisationId', 'promisedAtMeetingId'] as const) {
        const { code } = await refusal(client.topics.update({ ...back, [field]: randomUUID() }));
        expect(code).toBe('not-found');
      }
      const { code } = await refusal(client.topics.update({ ...back, wantedOn: '2026-02-30' }));
      expect(code).toBe('BAD_REQUEST');
      const elsewhere = await aStoredMeeting(client);
      const { id, revision } = back;
      expect(await refusal(client.topics.putOnAgenda({ id, revision, meetingId: elsewhere.id }))).toEqual({
        code: 'not-found',
        data: { what: 'meeting' },
      });
      expect(await refusal(aStoredMeeting(client, { date: '2026-06-02', topicIds: [id] }))).toEqual({
        code: 'not-found',
        data: { what: 'topic' },
      });
    });

    test('a meeting with words is not put aside', async () => {
      const meeting = await aStoredMeeting(client);
      await saveNotes(client, meeting.id, aBody(aParagraph('Three short words')));
      expect(await refusal(client.meetings.remove({ id: meeting.id, revision: 1 }))).toEqual({
        code: 'rule-violated',
        data: { code: 'meeting-has-text', facts: { words: 3 } },
      });
    });

    test('agenda items are added, changed, moved, removed and brought back where they were', async () => {
      const meeting = await aStoredMeeting(client);
      const titles = async (): Promise<string[]> =>
        (await client.agenda.list({ meetingId: meeting.id })).map(({ title }) => title);
      const [welcome, previous] = await client.agenda.list({ meetingId: meeting.id });
      if (!welcome || !previous) throw new Error('no standing items');
      const roads = await aStoredItem(client, meeting.id, { beforeId: previous.id });
      const survey = await aStoredItem(client, meeting.id, {
        title: 'Survey',
        kind: 'other',
        parentId: roads.id,
      });
      expect(await titles()).toEqual([
        'Welcome and apologies',
        'Road safety',
        'Survey',
        'Notes of the previous meeting',
        'Next meeting',
      ]);
      expect(await client.agenda.update({ ...roads, title: 'Safer roads', minutes: 20 })).toEqual({
        ...roads,
        revision: 2,
        title: 'Safer roads',
        minutes: 20,
      });
      expect(await rule(client.agenda.update({ ...roads, revision: 2, leadId: randomUUID() }))).toBe(
        'person-unknown',
      );
      const last = await client.agenda.move({ id: roads.id, revision: 2, parentId: null, beforeId: null });
      expect(last.revision).toBe(3);
      expect(await titles()).toEqual([
        'Welcome and apologies',
        'Notes of the previous meeting',
        'Next meeting',
        'Safer roads',
        'Survey',
      ]);
      const under = { parentId: welcome.id, beforeId: null };
      expect(await rule(client.agenda.move({ id: roads.id, revision: 3, ...under }))).toBe(
        'sub-item-has-sub-items',
      );
      expect(await rule(client.agenda.move({ ...welcome, ...under }))).toBe('move-under-itself');
      expect(await rule(aStoredItem(client, meeting.id, { parentId: survey.id }))).toBe(
        'sub-item-under-sub-item',
      );
      expect(await rule(aStoredItem(client, meeting.id, { beforeId: randomUUID() }))).toBe(
        'agenda-item-not-found',
      );
      expect(await refusal(aStoredItem(client, meeting.id, { id: survey.id }))).toEqual({
        code: 'conflict',
        data: { currentRevision: 1 },
      });

      await saveNotes(client, meeting.id, aBody(aParagraph('Two words')), survey.id);
      expect(await rule(client.agenda.remove({ id: roads.id, revision: 3, evenWithText: false }))).toBe(
        'agenda-item-has-text',
      );
      await client.agenda.remove({ id: roads.id, revision: 3, evenWithText: true });
      expect(await titles()).toHaveLength(3);
      expect(await rule(client.agenda.restore({ id: survey.id }))).toBe('agenda-item-is-removed');
      expect(await rule(client.agenda.update({ ...survey, title: 'Gone' }))).toBe('agenda-item-is-removed');
      expect(await client.agenda.restore({ id: roads.id })).toMatchObject({
        revision: 5,
        title: 'Safer roads',
      });
      expect((await titles()).slice(-2)).toEqual(['Safer roads', 'Survey']);
      const kept = await notesSection(client, meeting.id, survey.id);
      expect(bodyOf(kept)).toMatchObject(aBody(aParagraph('Two words')));
    });

    test('attendance is set, changed and taken back, in the order in which people came', async () => {
      const meeting = await aStoredMeeting(client);
      const [one, two] = await Promise.all(
        ['Ada Okoro', 'Peter Moss'].map((name) =>
          client.people.create({ name, post: null, organisationId: null, shortForm: null, isCurrent: true }),
        ),
      );
      if (!one || !two) throw new Error('nobody');
      await client.attendance.set({ meetingId: meeting.id, personId: one.id, kind: 'present' });
      await client.attendance.set({ meetingId: meeting.id, personId: two.id, kind: 'present' });
      const changed = await client.attendance.set({
        meetingId: meeting.id,
        personId: one.id,
        kind: 'apologies',
      });
      expect(changed.map(({ personId, kind }) => [personId, kind])).toEqual([
        [one.id, 'apologies'],
        [two.id, 'present'],
      ]);
      const late = { deputisingForId: two.id, joinedAt: '14:50', leftAt: '15:40', isOnline: true };
      const present = { meetingId: meeting.id, personId: one.id, kind: 'present' as const };
      const [there] = await client.attendance.set({ ...present, ...late });
      expect(there).toMatchObject({ personId: one.id, kind: 'present', ...late });
      const [moved] = await client.attendance.set({ ...present, kind: 'in-attendance', isOnline: false });
      expect(moved).toMatchObject({ ...late, kind: 'in-attendance', isOnline: false });
      expect(await rule(client.attendance.set({ ...present, leftAt: '14:50' }))).toBe('left-before-joined');
      expect(await rule(client.attendance.set({ ...present, deputisingForId: one.id }))).toBe(
        'deputises-for-self',
      );
      expect(await rule(client.attendance.set({ ...present, deputisingForId: randomUUID() }))).toBe(
        'person-unknown',
      );
      expect((await refusal(client.attendance.set({ ...present, joinedAt: '25:00' }))).code).toBe(
        'BAD_REQUEST',
      );
      const inFront = await client.attendance.set({
        meetingId: meeting.id,
        personId: two.id,
        kind: 'present',
        beforeId: one.id,
      });
      expect(inFront.map(({ personId }) => personId)).toEqual([two.id, one.id]);
      await client.attendance.set({ ...present, kind: 'apologies', beforeId: two.id });
      const [back] = await client.attendance.set(present);
      expect(back).toMatchObject({ joinedAt: null, leftAt: null, deputisingForId: null, isOnline: false });
      await client.attendance.set({ meetingId: meeting.id, personId: one.id, kind: null });
      expect(await client.attendance.list({ meetingId: meeting.id })).toMatchObject([{ personId: two.id }]);
      expect(
        await rule(client.attendance.set({ meetingId: meeting.id, personId: randomUUID(), kind: 'present' })),
      ).toBe('person-unknown');
    });

    test('a cover paper takes the template of its body, and its steps in order', async () => {
      const meeting = await aStoredMeeting(client);
      const { id: agendaItemId } = await aStoredItem(client, meeting.id);
      const paper = await client.papers.create({ agendaItemId });
      expect(paper).toMatchObject({ kind: 'cover-paper', state: 'drafting', agendaItemId });
      expect(
        paper.sections.map(({ key, heading, isNumbered, words }) => [key, heading, isNumbered, words])[0],
      ).toEqual(['purpose', 'Purpose of the report produced by {organisation}', true, 0]);
      expect(paper.sections).toHaveLength(7);
      expect(await rule(client.papers.create({ agendaItemId }))).toBe('paper-exists-already');
      const [welcome] = await client.agenda.list({ meetingId: meeting.id });
      expect(await rule(client.papers.create({ agendaItemId: welcome?.id ?? '' }))).toBe(
        'agenda-item-has-no-paper',
      );
      const step = { id: paper.id, revision: 1 };
      expect(await rule(client.papers.takeStep({ ...step, event: 'clear' }))).toBe('step-not-allowed');
      const sent = await client.papers.takeStep({ ...step, event: 'send-for-review' });
      expect(sent).toMatchObject({ state: 'in-review', revision: 2 });
      const agenda = await client.agenda.list({ meetingId: meeting.id });
      expect(agenda.find(({ id }) => id === agendaItemId)?.paper).toEqual({
        documentId: paper.id,
        state: 'in-review',
      });
      const [section] = paper.sections;
      if (!section) throw new Error('no sections');
      expect(
        await client.documents.setSectionNumbered({ id: section.id, revision: 1, isNumbered: false }),
      ).toEqual({ revision: 2 });
    });

    test('an item and a section are kept from the public with a reason, and given back', async () => {
      const laws = await client.workspace.restrictionReasons();
      expect(laws.map(({ law }) => law)).toContain('Freedom of Information Act 2000');
      const codes = laws.flatMap(({ reasons }) => reasons.map(({ code }) => code));
      expect(new Set(codes).size).toBe(codes.length);
      const [first] = laws[0]?.reasons ?? [];
      const restrictedReason = first ? reasonInWords(first) : '';
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id);
      expect(item.restrictedReason).toBeNull();
      const restricted = await client.agenda.update({ ...item, restrictedReason });
      expect(restricted).toMatchObject({ restrictedReason, revision: 2 });
      // Who says nothing of it leaves it as it is.
      const { restrictedReason: _unsaid, ...unsaid } = restricted;
      const renamed = await client.agenda.update({ ...unsaid, title: 'Another' });
      expect(renamed).toMatchObject({ restrictedReason, title: 'Another' });
      expect(await client.agenda.update({ ...renamed, restrictedReason: null })).toMatchObject({
        restrictedReason: null,
      });
      const paper = await client.papers.create({ agendaItemId: item.id });
      const section = purposeOf(paper);
      expect(
        await client.documents.restrictSection({ id: section.id, revision: 1, reason: restrictedReason }),
      ).toEqual({ revision: 2 });
      expect(purposeOf(await client.documents.get({ id: paper.id }))).toMatchObject({
        restrictedReason,
        content: section.content,
      });
      expect(
        (await refusal(client.documents.restrictSection({ id: section.id, revision: 1, reason: null }))).code,
      ).toBe('conflict');
      await client.documents.restrictSection({ id: section.id, revision: 2, reason: null });
      expect(purposeOf(await client.documents.get({ id: paper.id })).restrictedReason).toBeNull();
    });

    test('words are replaced in a body’s documents in one step or in none, and come back', async () => {
      const meeting = await aStoredMeeting(client);
      const { id: agendaItemId } = await aStoredItem(client, meeting.id, { title: 'Use of force' });
      const paper = await client.papers.create({ agendaItemId });
      const purpose = purposeOf(paper);
      await client.documents.saveSection({
        id: purpose.id,
        revision: 1,
        body: aBody(aParagraph('The heron’s report on the heron.')),
      });
      const notes = await saveNotes(client, meeting.id, aBody(aParagraph('Heron, herons.')));
      const listed = await client.documents.ofBody({ id: paper.id });
      expect(listed.map(({ kind, title, closed, hasGoneOut }) => [kind, title, closed, hasGoneOut])).toEqual([
        ['notes', null, null, false],
        ['cover-paper', 'Use of force', null, false],
      ]);
      const search = { words: 'heron', matchCase: false, wholeWords: true };
      const found = await client.documents.findWords({ ids: listed.map(({ id }) => id), search });
      expect(found.map((each) => [each.found, each.unreadable, each.sections.length])).toEqual([
        [1, 0, 1],
        [2, 0, 1],
      ]);
      const sections = found.flatMap((each) => each.sections.map(({ id, revision }) => ({ id, revision })));
      const textsNow = async () => [
        plainTextOf(bodyOf(await notesSection(client, meeting.id))),
        plainTextOf(bodyOf(purposeOf(await client.documents.get({ id: paper.id })))),
      ];

      const stale = sections.map((each, index) => (index === 0 ? each : { ...each, revision: 1 }));
      const replacing = { search, replacement: 'egret' };
      expect((await refusal(client.documents.replaceWords({ ...replacing, sections: stale }))).code).toBe(
        'conflict',
      );
      expect(await textsNow()).toEqual(['Heron, herons.', 'The heron’s report on the heron.']);
      expect((await notesSection(client, meeting.id)).revision).toBe(notes.revision);

      const done = await client.documents.replaceWords({ ...replacing, sections });
      expect(done).toMatchObject({
        replaced: 3,
        restricted: 0,
        left: { name: 0, figure: 0, wording: 0 },
        sections: [{ id: notes.id }, { id: purpose.id, documentId: paper.id, revision: 3 }],
      });
      expect(await textsNow()).toEqual(['egret, herons.', 'The egret’s report on the egret.']);

      await saveNotes(client, meeting.id, aBody(aParagraph('Typed since.')));
      const back = await client.documents.takeBackReplaced({
        sections: done.sections.map(({ id, revision, sequence }) => ({ id, revision, sequence })),
      });
      expect(back).toMatchObject({ restored: [{ id: purpose.id, revision: 4 }], left: [notes.id] });
      expect(await textsNow()).toEqual(['Typed since.', 'The heron’s report on the heron.']);

      for (const faulty of [
        { ...replacing, sections, search: { ...search, words: '' } },
        { ...replacing, sections, search: { ...search, words: 'a'.repeat(201) } },
        { ...replacing, sections, replacement: 'two\nlines' },
      ]) {
        expect((await refusal(client.documents.replaceWords(faulty))).code).toBe('BAD_REQUEST');
      }
    });

    test('the text of last time is copied over as a start, and marked until it is edited', async () => {
      const body = await aStoredBody(client);
      const aPaperOn = async (date: string, title: string) => {
        const meeting = await aStoredMeeting(client, { bodyId: body.id, date });
        const { id: agendaItemId } = await aStoredItem(client, meeting.id, { title });
        return client.papers.create({ agendaItemId });
      };
      const write = async (paper: SectionedDocument, words: string) => {
        const section = purposeOf(paper);
        await client.documents.saveSection({
          id: section.id,
          revision: section.revision,
          body: aBody(aParagraph(words)),
        });
        return client.documents.get({ id: paper.id });
      };
      const first = await aPaperOn('2026-01-13', 'Use of force');
      const last = await aPaperOn('2026-04-18', 'Use of Force ');
      await aPaperOn('2026-04-25', 'Road safety');
      const paper = await aPaperOn('2026-07-14', 'USE OF FORCE');
      expect(await client.papers.lastTime({ id: first.id })).toBeNull();
      await write(last, 'What the force did.');
      const lastTime = await client.papers.lastTime({ id: paper.id });
      expect(lastTime).toMatchObject({ paperId: last.id, meetingDate: '2026-04-18', title: 'Use of Force' });
      expect(lastTime?.sections.map(({ heading }) => heading)[0]).toBe('Purpose of the report produced by …');

      const begun = purposeOf(await write(paper, 'A first try.'));
      const fromSectionId = purposeOf(last).id;
      const copied = { id: begun.id, revision: begun.revision, fromSectionId };
      expect(await client.papers.copySection(copied)).toMatchObject({ words: 4 });
      const marked = await client.documents.get({ id: paper.id });
      expect(purposeOf(marked)).toMatchObject({ copiedFrom: '2026-04-18', words: 4 });
      const versions = await client.versions.list({ sectionId: begun.id });
      expect(versions.map(({ words }) => words)).toEqual([4, 3]);
      expect(purposeOf(await write(marked, 'What the force did since.')).copiedFrom).toBeNull();

      const { notesDocumentId } = await client.meetings.get({ id: paper.meetingId });
      const [notes] = (await client.documents.get({ id: notesDocumentId })).sections;
      const { revision } = purposeOf(await client.documents.get({ id: paper.id }));
      const fromNotes = { ...copied, revision, fromSectionId: notes?.id ?? '' };
      expect((await refusal(client.papers.copySection(fromNotes))).data).toEqual({ what: 'paper' });
    });

    test('what was thought of the equality duty is kept, and a text of another topic is recognised', async () => {
      const body = await aStoredBody(client);
      const written =
        'Young people and older people are affected differently, and the force has asked both what they need before it decided how to go on with the work in every district.';
      const aPaperOn = async (date: string, title: string, words: string) => {
        const meeting = await aStoredMeeting(client, { bodyId: body.id, date });
        const { id: agendaItemId } = await aStoredItem(client, meeting.id, { title });
        const paper = await client.papers.create({ agendaItemId });
        const section = paper.sections.find(({ key }) => key === 'equality');
        if (!section) throw new Error('no such section');
        await client.documents.saveSection({ id: section.id, revision: 1, body: aBody(aParagraph(words)) });
        return { paper, sectionId: section.id };
      };
      const one = await aPaperOn('2026-01-13', 'Use of force', written);
      const same = await aPaperOn('2026-04-18', 'Use of force', written);
      const other = await aPaperOn('2026-07-14', 'Road safety', `${written} It goes on.`);
      expect(await client.papers.similarSection({ sectionId: one.sectionId })).toMatchObject({
        paperId: other.paper.id,
        title: 'Road safety',
        meetingDate: '2026-07-14',
      });
      expect(await client.papers.similarSection({ sectionId: other.sectionId })).toMatchObject({
        paperId: same.paper.id,
      });
      const [purpose] = one.paper.sections;
      expect(await client.papers.similarSection({ sectionId: purpose?.id ?? '' })).toBeNull();

      const { id } = one.paper;
      expect(await client.papers.prompts({ id })).toEqual({ considered: [] });
      await client.papers.considerPrompt({ id, prompt: 'sex', isConsidered: true });
      await client.papers.considerPrompt({ id, prompt: 'age', isConsidered: true });
      const again = await client.papers.considerPrompt({ id, prompt: 'age', isConsidered: true });
      expect(again).toEqual({ considered: ['age', 'sex'] });
      await client.papers.considerPrompt({ id, prompt: 'sex', isConsidered: false });
      expect(await client.papers.prompts({ id })).toEqual({ considered: ['age'] });
    });

    test('links and files are attached to a paper, kept by their bytes, and come back when they were taken off', async () => {
      const meeting = await aStoredMeeting(client);
      const { id: agendaItemId } = await aStoredItem(client, meeting.id);
      const { id: documentId } = await client.papers.create({ agendaItemId });
      const attached = async () => (await client.documents.get({ id: documentId })).attachments;
      const link = await client.attachments.addLink({
        documentId,
        name: 'Use of force: report',
        href: 'https://www.calder.gov.uk/report',
        audience: 'public',
      });
      const content = Buffer.from('the words of a report').toString('base64');
      const file = await client.attachments.addFile({
        documentId,
        name: 'Report.pdf',
        content,
        audience: 'internal',
      });
      expect(await attached()).toEqual([link, file]);
      expect(file).toMatchObject({ kind: 'file', href: null, bytes: 21, audience: 'internal' });
      expect(await client.attachments.read({ id: file.id })).toMatchObject({ name: 'Report.pdf', content });
      const renamed = await client.attachments.update({ ...file, name: 'Report 2026.pdf' });
      expect(renamed).toEqual({ ...file, revision: 2, name: 'Report 2026.pdf' });
      await client.attachments.remove({ id: link.id, revision: 1 });
      expect(await attached()).toEqual([renamed]);
      expect(await client.attachments.restore({ id: link.id })).toEqual({ ...link, revision: 3 });
      expect(await attached()).toEqual([{ ...link, revision: 3 }, renamed]);

      const other = { documentId, audience: 'public' as const };
      expect(await rule(client.attachments.addFile({ ...other, name: 'CON.pdf', content }))).toBe(
        'file-name-not-for-windows',
      );
      expect(await rule(client.attachments.addFile({ ...other, name: 'Empty.pdf', content: '' }))).toBe(
        'file-is-empty',
      );
      const unsafe = client.attachments.addLink({ ...other, name: 'Folder', href: 'file://server/share' });
      expect(await refusal(unsafe)).toMatchObject({ code: 'BAD_REQUEST' });
      expect(await attached()).toHaveLength(2);

      const folder = join(carried.dataFolder, 'attached-files');
      for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'something else');
      expect(await rule(client.attachments.read({ id: file.id }))).toBe('attached-file-not-there');
      // Attached again, it is there again for all who name it.
      await client.attachments.addFile({ ...other, name: 'Again.pdf', content });
      expect(await client.attachments.read({ id: file.id })).toMatchObject({ content });
    });

    test('a section is saved on its own revision, and comes back as it was saved', async () => {
      const meeting = await aStoredMeeting(client);
      const section = await notesSection(client, meeting.id);
      const body = aBody(
        aParagraph('The Mayor asked about ', linked('the report', 'https://calder.example/r')),
      );
      const saved = await client.documents.saveSection({ id: section.id, revision: 1, body });
      expect(saved).toMatchObject({ revision: 2, words: 6 });
      expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(body);
      const late = client.documents.saveSection({ id: section.id, revision: 1, body: aBody() });
      expect(await refusal(late)).toEqual({ code: 'conflict', data: { currentRevision: 2 } });
      expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(body);
    });

    test.each([
      ['an unknown block', aBody({ type: 'video' }), 'unknown-node'],
      ['an unsafe link', aBody(aParagraph(linked('here', 'javascript:alert(1)'))), 'misplaced'],
      ['a control character', aBody(aParagraph('bell \u0007')), 'forbidden-character'],
      ['half of a character', aBody(aParagraph('half \ud800')), 'forbidden-character'],
      [
        'an action with a date that does not exist',
        aBody({ type: 'action', attrs: { due: '2026-02-30' } }),
        'misplaced',
      ],
    ])('%s in a section is refused, and what was there stays', async (_name, body, problem) => {
      const meeting = await aStoredMeeting(client);
      const before = await saveNotes(client, meeting.id, aBody(aParagraph('Kept')));
      const { code, data } = await refusal(
        client.documents.saveSection({ id: before.id, revision: before.revision, body }),
      );
      expect(code).toBe('rule-violated');
      expect(data).toMatchObject({ code: 'body-invalid', facts: { problem } });
      expect(await notesSection(client, meeting.id)).toEqual(before);
    });

    test('the texts of a section are its versions, to be read, named and restored', async () => {
      const meeting = await aStoredMeeting(client);
      await saveNotes(
        client,
        meeting.id,
        aBody(aParagraph('The Mayor asked about the roads in Thornley and who mends them')),
      );
      const typed = await saveNotes(client, meeting.id, aBody(aParagraph('Nobody asked')));
      const sectionId = typed.id;
      const [newest, first, ...others] = await client.versions.list({ sectionId });
      if (!newest || !first) throw new Error('no versions');
      expect(others).toEqual([]);
      expect(newest).toMatchObject({ sectionId, revision: 3, words: 2, cause: 'saved', keptFor: null });
      expect(newest.sequence).toBeGreaterThan(first.sequence);
      const read = await client.versions.get({ sectionId, sequence: newest.sequence });
      expect(read).toMatchObject({
        version: newest,
        content: { state: 'sound', body: aBody(aParagraph('Nobody asked')) },
        before: {
          sequence: first.sequence,
          content: {
            body: aBody(aParagraph('The Mayor asked about the roads in Thornley and who mends them')),
          },
        },
      });
      const named = await client.versions.rename({
        sectionId,
        sequence: first.sequence,
        name: ' As spoken ',
      });
      expect(named).toEqual({ ...first, name: 'As spoken', keptFor: 'named' });
      const unnamed = await client.versions.rename({ sectionId, sequence: first.sequence, name: null });
      expect(unnamed).toEqual(first);
      const restored = await client.versions.restore({
        id: sectionId,
        revision: 3,
        sequence: first.sequence,
      });
      expect(restored).toMatchObject({ revision: 4, words: 12 });
      expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(
        aBody(aParagraph('The Mayor asked about the roads in Thornley and who mends them')),
      );
      expect((await client.versions.list({ sectionId }))[0]).toMatchObject({ cause: 'restored', words: 12 });
    });

    test('one of two texts is set aside beside the section, once', async () => {
      const meeting = await aStoredMeeting(client);
      const section = await saveNotes(client, meeting.id, aBody(aParagraph('Theirs')));
      const mine = { sectionId: section.id, body: aBody(aParagraph('Mine was another')) };
      const { sequence } = await client.versions.setAside(mine);
      expect(await client.versions.setAside(mine)).toEqual({ sequence });
      const [version] = await client.versions.list({ sectionId: section.id });
      expect(version).toMatchObject({ sequence, cause: 'set-aside', keptFor: 'conflict', words: 3 });
      expect(await notesSection(client, meeting.id)).toEqual(section);
      const spoilt = client.versions.setAside({ ...mine, body: aBody({ type: 'video' }) });
      expect(await rule(spoilt)).toBe('body-invalid');
    });

    test('a save that loses what nobody deleted says which version has it', async () => {
      const meeting = await aStoredMeeting(client);
      const long = await saveNotes(client, meeting.id, aBody(aParagraph('word '.repeat(500))));
      const save = { id: long.id, revision: long.revision, body: aBody(aParagraph('word')) };
      const { shrunkFrom } = await client.documents.saveSection({ ...save, deletedWords: 3 });
      expect(shrunkFrom).toMatchObject({ words: 500 });
      const kept = await client.versions.get({ sectionId: long.id, sequence: shrunkFrom?.sequence ?? 0 });
      expect(kept.version.keptFor).toBe('shrunk');
    });

    test('the time of items is counted one at a time, and what became of them is kept', async () => {
      const meeting = await aStoredMeeting(client);
      const meetingId = meeting.id;
      const [one, two] = await client.agenda.list({ meetingId });
      if (!one || !two) throw new Error('no items');
      expect(one.outcome).toBeNull();
      expect(await client.agenda.times({ meetingId })).toEqual({ items: [], countingId: null });
      const started = await client.agenda.countTime({ meetingId, agendaItemId: one.id });
      expect(started).toEqual({ items: [{ agendaItemId: one.id, seconds: 0 }], countingId: one.id });
      await client.agenda.countTime({ meetingId, agendaItemId: one.id });
      const other = await client.agenda.countTime({ meetingId, agendaItemId: two.id });
      expect(other.countingId).toBe(two.id);
      const secondsOf = ({ items }: typeof other, id: string) =>
        items.find(({ agendaItemId }) => agendaItemId === id)?.seconds ?? 0;
      const first = secondsOf(other, one.id);
      const stopped = await client.agenda.countTime({ meetingId, agendaItemId: null });
      expect(stopped.countingId).toBeNull();
      expect(secondsOf(stopped, one.id)).toBe(first);
      expect(await client.agenda.times({ meetingId })).toEqual(stopped);

      const done = await client.agenda.setOutcome({ id: one.id, outcome: 'done' });
      expect(done).toEqual({ ...one, outcome: 'done' });
      expect(await client.agenda.setOutcome({ id: one.id, outcome: 'done' })).toEqual(done);
      const renamed = await client.agenda.update({ ...done, title: 'Opening' });
      expect(renamed).toMatchObject({ title: 'Opening', outcome: 'done', revision: 2 });
      expect(await client.agenda.setOutcome({ id: one.id, outcome: 'not-discussed' })).toMatchObject({
        outcome: 'not-discussed',
        revision: 2,
      });
      expect(secondsOf(await client.agenda.times({ meetingId }), one.id)).toBe(first);
      expect(await client.agenda.setOutcome({ id: one.id, outcome: null })).toMatchObject({ outcome: null });

      const elsewhere = await aStoredMeeting(client);
      expect(
        await refusal(client.agenda.countTime({ meetingId: elsewhere.id, agendaItemId: one.id })),
      ).toEqual({ code: 'not-found', data: { what: 'agenda-item' } });
    });

    test('owners are reminded of what is open, and only they', async () => {
      const meeting = await aStoredMeeting(client);
      const owner = {
        kind: 'organisation',
        id: (await client.people.createOrganisation({ name: `Force of ${meeting.id}`, shortName: null })).id,
      } as const;
      const asked = { owner, today: '2026-05-01' };
      expect(await rule(client.actions.chasingMails(asked))).toBe('no-open-actions');
      await saveNotes(client, meeting.id, aBody(anAction('Do it', { owners: [owner] })));
      const [mail, ...others] = await client.actions.chasingMails(asked);
      expect([mail?.count, others]).toEqual([1, []]);
      expect(mail?.text).toContain('Do it');
      const { files } = await client.exports.chasingList(asked);
      expect(files).toHaveLength(1);
    });

    test('draft notes go out for correction, to somebody, by a day that is to come', async () => {
      const { id, revision } = await aStoredMeeting(client);
      const answersBy = '2023-07-20';
      const wish = { id, revision, recipients: ['CC Moss'], answersBy, today: answersBy };
      expect(await rule(client.meetings.issueDraft(wish))).toBe('notes-not-in-draft');
      let last = revision;
      for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
        ({ revision: last } = await client.meetings.takeStep({ id, revision: last, event }));
      }
      expect((await refusal(client.meetings.issueDraft(wish))).code).toBe('conflict');
      const draft = { ...wish, revision: last };
      expect(await rule(client.meetings.issueDraft({ ...draft, recipients: [] }))).toBe('recipients-missing');
      // The day that counts is the person's own.
      expect(await rule(client.meetings.issueDraft({ ...draft, today: '2023-07-21' }))).toBe(
        'answers-before-issue',
      );
      const haveGoneOut = async () =>
        (await client.documents.ofBody({ id: (await client.meetings.get({ id })).notesDocumentId }))
          .filter(({ meetingId }) => meetingId === id)
          .map(({ hasGoneOut }) => hasGoneOut);
      expect(await haveGoneOut()).toEqual([false]);
      const issued = await client.meetings.issueDraft(draft);
      expect(await client.meetings.draftIssues({ id })).toEqual([issued]);
      expect(await haveGoneOut()).toEqual([true]);
    });

    test('an agenda that goes out is kept with its numbers, and is opened again with a reason', async () => {
      const { id } = await aStoredMeeting(client);
      const first = await aStoredItem(client, id);
      expect(await client.agenda.issues({ meetingId: id })).toEqual({
        issues: [],
        since: null,
        withdrawn: [],
      });
      const issued = await client.meetings.takeStep({ id, revision: 1, event: 'issue-agenda' });
      const late = await aStoredItem(client, id, { title: 'Late', beforeId: first.id });
      expect(late.issued).toEqual({ mark: '5', isLate: true });
      const frozen = await client.agenda.list({ meetingId: id });
      expect(frozen.find((item) => item.id === first.id)?.issued).toEqual({ mark: '4', isLate: false });
      expect(
        await rule(client.agenda.move({ id: first.id, revision: 1, parentId: late.id, beforeId: null })),
      ).toBe('issued-item-keeps-level');
      const reopening = { id, revision: issued.revision, event: 'reopen-agenda' } as const;
      expect(await rule(client.meetings.takeStep({ ...reopening, reason: ' ' }))).toBe('reason-missing');
      await client.agenda.remove({ id: late.id, revision: late.revision, evenWithText: false });
      const { issues, since, withdrawn } = await client.agenda.issues({ meetingId: id });
      expect(issues).toMatchObject([
        {
          what: 'issued',
          version: 1,
          changes: null,
          agenda: { body: issued.bodyName },
        },
      ]);
      expect([since, withdrawn]).toEqual([
        [],
        [{ id: late.id, parentId: null, mark: '5', label: '5', title: 'Late' }],
      ]);
      await client.meetings.takeStep({ ...reopening, reason: 'A late report' });
      expect(await client.agenda.issues({ meetingId: id })).toMatchObject({
        issues: [{ what: 'reopened', reason: 'A late report' }, { what: 'issued' }],
        since: null,
        withdrawn: [],
      });
    });

    test('a meeting knows the one before and the next of its body, and follows their dates', async () => {
      const april = await aStoredMeeting(client, { date: '2026-04-18', place: null });
      const { bodyId } = april;
      const july = await aStoredMeeting(client, {
        bodyId,
        date: '2026-07-10',
        startTime: null,
        endTime: null,
      });
      expect(await client.meetings.neighbours({ id: april.id })).toEqual({
        previous: null,
        next: { date: '2026-07-10', startTime: null, endTime: null, place: 'Town Hall, Calder' },
      });
      expect(await client.meetings.neighbours({ id: july.id })).toEqual({
        previous: { date: '2026-04-18', startTime: '14:30', endTime: '16:00', place: null },
        next: null,
      });
      const later = await client.meetings.update({ ...july, date: '2026-07-17' });
      expect((await client.meetings.neighbours({ id: april.id })).next?.date).toBe('2026-07-17');
      await client.meetings.remove({ id: later.id, revision: later.revision });
      expect((await client.meetings.neighbours({ id: april.id })).next).toBeNull();
      expect(await refusal(client.meetings.neighbours({ id: later.id }))).toMatchObject({
        code: 'not-found',
      });
    });

    test('draft notes are signed off, and their record changes no more', async () => {
      const meeting = await aStoredMeeting(client);
      const section = await saveNotes(client, meeting.id, aBody(aParagraph('Said'), anAction('Send it')));
      const [action] = await client.actions.list({ meetingId: meeting.id });
      const early = { id: meeting.id, revision: 1, acceptedOn: '2026-07-10', acceptedAtMeetingId: null };
      expect(await refusal(client.meetings.signOff(early))).toEqual({
        code: 'rule-violated',
        data: { code: 'step-not-allowed', facts: { state: 'planning', event: 'sign-off' } },
      });
      let revision = 1;
      for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
        ({ revision } = await client.meetings.takeStep({ id: meeting.id, revision, event }));
      }
      const next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' });
      const accepted = { id: meeting.id, revision, acceptedOn: '2026-07-10', acceptedAtMeetingId: next.id };
      const tooEarly = { ...accepted, acceptedOn: '2026-04-17' };
      expect(await rule(client.meetings.signOff(tooEarly))).toBe('accepted-too-early');
      const byItself = { ...accepted, acceptedAtMeetingId: meeting.id };
      expect(await rule(client.meetings.signOff(byItself))).toBe('accepted-too-early');
      expect(await client.meetings.sealedRecord({ id: meeting.id })).toBeNull();
      const { notesDigest, openEnds, changed } = await client.meetings.prepareSignOff({ id: meeting.id });
      expect(openEnds.map(({ code }) => code)).toEqual(['action-without-owner', 'action-without-date']);
      expect(changed).toEqual([]);
      const listed = { ...accepted, corrections: [{ sectionId: section.id, text: 'A figure' }] };
      expect(await rule(client.meetings.signOff(listed))).toBe('correction-not-made');
      const agreed = await client.meetings.signOff({ ...accepted, notesDigest });
      expect(agreed).toEqual({ ...meeting, revision: revision + 1, state: 'agreed' });
      expect(await client.meetings.sealedRecord({ id: meeting.id })).toMatchObject({
        isIntact: true,
        acceptedOn: '2026-07-10',
        acceptedAt: { id: next.id, date: '2026-07-10' },
        corrections: [],
      });
      const accepting = await client.meetings.get({ id: next.id });
      await client.meetings.update({ ...accepting, date: '2026-08-01' });
      expect((await client.meetings.neighbours({ id: meeting.id })).next?.date).toBe('2026-07-10');

      const { id } = section;
      const [version] = await client.versions.list({ sectionId: id });
      const [item] = await client.agenda.list({ meetingId: meeting.id });
      if (!version || !item || !action) throw new Error('nothing there');
      expect(version.keptFor).toBe('issued');
      const person = { kind: 'present', personId: randomUUID() } as const;
      const writes = [
        () => client.documents.saveSection({ id, revision: section.revision, body: aBody() }),
        () => client.documents.setSectionNumbered({ id, revision: section.revision, isNumbered: true }),
        () => client.documents.restrictSection({ id, revision: section.revision, reason: 'FOI Act s40' }),
        () =>
          client.documents.replaceWords({
            sections: [{ id, revision: section.revision }],
            search: { words: 'a', matchCase: false, wholeWords: false },
            replacement: 'b',
          }),
        () => client.versions.restore({ id, revision: section.revision, sequence: version.sequence }),
        () => client.agenda.update({ ...item, title: 'Another' }),
        () => client.agenda.move({ ...item, beforeId: null }),
        () => client.agenda.remove({ ...item, evenWithText: true }),
        () => aStoredItem(client, meeting.id),
        () => client.attendance.set({ meetingId: meeting.id, ...person }),
        () => client.agenda.setOutcome({ id: item.id, outcome: 'done' }),
        () => client.agenda.countTime({ meetingId: meeting.id, agendaItemId: item.id }),
        () => client.meetings.update({ ...agreed, place: 'Elsewhere' }),
        () => client.meetings.remove({ id: meeting.id, revision: agreed.revision }),
        () =>
          client.actions.addUpdate({
            id: action.id,
            revision: 1,
            text: 'Heard',
            reportedAtMeetingId: meeting.id,
          }),
      ];
      for (const write of writes) expect(await rule(write())).toBe('notes-are-agreed');
      expect(await rule(client.meetings.signOff({ ...accepted, revision: agreed.revision }))).toBe(
        'step-not-allowed',
      );
      for (const event of meetingEvents) {
        const stepped = { id: meeting.id, revision: agreed.revision, event, reason: 'Because' };
        expect(await rule(client.meetings.takeStep(stepped))).toBe('step-not-allowed');
      }
      const started = await client.actions.takeStep({ ...action, event: 'start' });
      expect(started.status).toBe('in-progress');
      const { sequence } = (await client.meetings.sealedRecord({ id: meeting.id })) ?? { sequence: 0 };
      const correction = {
        id: meeting.id,
        sequence,
        sectionId: id,
        from: 'Said',
        to: 'Said twice',
        reason: 'It was',
        decidedOn: '2026-07-10',
        decidedAtMeetingId: next.id,
      };
      const corrected = await client.meetings.correctRecord(correction);
      expect(corrected).toMatchObject({ isCorrected: true, isIntact: true });
      expect(await refusal(client.meetings.correctRecord(correction))).toEqual({
        code: 'conflict',
        data: { currentRevision: corrected.sequence },
      });
      expect(await client.meetings.sealedTexts({ id: meeting.id })).toHaveLength(2);
      const late = { sectionId: id, body: aBody(aParagraph('Typed too late')) };
      expect((await client.versions.setAside(late)).sequence).toBeGreaterThan(version.sequence);
    });

    test('plans come with the program, and any of them can be added', async () => {
      const [builtIn, ...others] = await client.plans.listBuiltIn();
      if (!builtIn) throw new Error('no plan');
      expect([builtIn, ...others].every(({ entries }) => entries.length > 0)).toBe(true);
      const added = await client.plans.create(builtIn);
      expect(added).toMatchObject({ ...builtIn, revision: 1 });
      expect(await rule(client.plans.create(builtIn))).toBe('name-taken');
      const checked = await client.plans.update({ ...added, needsChecking: false });
      expect(checked).toEqual({ ...added, revision: 2, needsChecking: false });
      const next = { ...builtIn, startsOn: '2028-04-01', endsOn: '2032-03-31' };
      expect(await client.plans.create(next)).toMatchObject({ name: builtIn.name });
      expect(await rule(client.plans.create({ ...next, name: 'Late', endsOn: '2027-01-01' }))).toBe(
        'end-before-start',
      );
    });

    test('links that were left behind by another plan are found, and go with the next tick', async () => {
      const plans = [];
      for (const [name, startsOn, endsOn] of [
        ['Earlier plan', '2020-01-01', '2024-12-31'],
        ['Later plan', '2025-01-01', '2028-12-31'],
      ] as const) {
        const entries = [{ kind: 'pledge' as const, title: `Pledge of the ${name}`, href: null }];
        plans.push(await client.plans.create({ name, startsOn, endsOn, entries }));
      }
      const [earlier, later] = plans;
      if (!earlier || !later) throw new Error('no plans');
      const meeting = await aStoredMeeting(client, { planId: earlier.id });
      const { id: agendaItemId } = await aStoredItem(client, meeting.id);
      const paper = await client.papers.create({ agendaItemId });
      const ids = (plan: typeof later) => plan.entries.map(({ id }) => id);
      await client.papers.setPlanEntries({ id: paper.id, revision: 1, planEntryIds: ids(earlier) });
      const found = async () =>
        (await client.papers.findings({ meetingId: meeting.id })).flatMap(({ documentId, findings }) => {
          expect(documentId).toBe(paper.id);
          return findings.map(({ code }) => code);
        });
      // Nothing is written in it, and nobody has said whose report it is.
      const unwritten = ['sections-without-text', 'field-not-filled'];
      expect(await found()).toEqual(['plan-not-in-force', ...unwritten]);
      const moved = await client.meetings.update({ ...meeting, planId: later.id });
      expect(await found()).toEqual(['links-to-another-plan', ...unwritten]);
      expect((await client.documents.get({ id: paper.id })).planEntryIds).toEqual([]);
      await client.papers.setPlanEntries({ id: paper.id, revision: 2, planEntryIds: ids(later) });
      expect(await found()).toEqual(unwritten);
      await client.meetings.update({ ...moved, planId: earlier.id });
      expect(await found()).toEqual(['plan-not-in-force', 'links-to-another-plan', ...unwritten]);
    });

    test('comments stand beside a paper, are answered and resolved, and are in no file', async () => {
      const meeting = await aStoredMeeting(client);
      const { id: agendaItemId } = await aStoredItem(client, meeting.id);
      const paper = await client.papers.create({ agendaItemId });
      const [section] = paper.sections;
      if (!section) throw new Error('no sections');
      const place = { sectionId: section.id, blockId: randomUUID(), quote: 'The attached report' };
      const said = await client.comments.add({ ...place, text: ' Is this the newest zebra count? ' });
      expect(said).toMatchObject({
        ...place,
        revision: 1,
        text: 'Is this the newest zebra count?',
        replies: [],
      });
      const answered = await client.comments.reply({ id: said.id, revision: 1, text: 'Yes, of zebra May' });
      expect(answered.replies).toMatchObject([{ text: 'Yes, of zebra May', author: said.author }]);
      const old = { id: said.id, revision: 1 };
      expect((await refusal(client.comments.reply({ ...old, text: 'Late' }))).code).toBe('conflict');
      expect((await refusal(client.comments.setResolved({ ...old, isResolved: true }))).code).toBe(
        'conflict',
      );
      const resolved = await client.comments.setResolved({ id: said.id, revision: 2, isResolved: true });
      expect(resolved).toMatchObject({ revision: 3, resolvedBy: said.author });
      const open = await client.comments.setResolved({ id: said.id, revision: 3, isResolved: false });
      expect(await client.comments.list({ documentId: paper.id })).toEqual([open]);
      expect(open.resolvedAt).toBeNull();

      for (const text of ['', '  ', 'x'.repeat(2001)]) {
        expect((await refusal(client.comments.add({ ...place, text }))).code).toBe('BAD_REQUEST');
      }
      const notes = await notesSection(client, meeting.id);
      for (const sectionId of [notes.id, randomUUID()]) {
        expect((await refusal(client.comments.add({ ...place, sectionId, text: 'x' }))).code).toBe(
          'not-found',
        );
      }
      for (const what of ['agenda', 'papers', 'notes', 'meeting'] as const) {
        const { files } = await client.exports.make({ meetingId: meeting.id, what });
        for (const { name, content } of files) {
          const bytes = Buffer.from(content, 'base64');
          const words = name.endsWith('.docx') ? readDocx(bytes).texts.join(' ') : bytes.toString('utf8');
          expect(words.length).toBeGreaterThan(0);
          expect(words, name).not.toContain('zebra');
        }
      }
    });

    test('an action block stands in the register with its letter, and is worked on there', async () => {
      const meeting = await aStoredMeeting(client);
      const id = randomUUID();
      const body = aBody(anAction('Send the figures', { id, due: '2026-06-01' }));
      await saveNotes(client, meeting.id, body);
      const [action] = await client.actions.list({ meetingId: meeting.id });
      expect(action).toMatchObject({
        id,
        revision: 1,
        label: '1 a)',
        text: 'Send the figures',
        status: 'open',
      });
      const started = await client.actions.takeStep({ id, revision: 1, event: 'start' });
      expect(started).toMatchObject({ revision: 2, status: 'in-progress' });
      const updated = await client.actions.addUpdate({ id, revision: 2, text: 'Asked for them' });
      expect(updated.updates).toMatchObject([{ event: 'start' }, { text: 'Asked for them' }]);
      expect(await rule(client.actions.takeStep({ id, revision: 3, event: 'start' }))).toBe(
        'step-not-allowed',
      );
      expect(await rule(client.actions.takeStep({ id, revision: 3, event: 'complete' }))).toBe(
        'closing-words-missing',
      );
      expect(await rule(client.actions.takeStep({ id, revision: 3, event: 'supersede' }))).toBe(
        'reason-missing',
      );
      const bySelf = { id, revision: 3, event: 'supersede', text: 'Not needed', supersededById: id } as const;
      expect(await rule(client.actions.takeStep(bySelf))).toBe('superseded-by-itself');
      const next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-10' });
      const closing = { text: 'The letter', href: 'https://example.org/letter' };
      await client.actions.takeStep({
        id,
        revision: 3,
        event: 'complete',
        ...closing,
        reportedAtMeetingId: next.id,
      });
      expect(await client.actions.arising({ meetingId: next.id })).toMatchObject([
        { action: { id }, status: 'complete', isReportedHere: true, reports: [{}, {}, closing] },
      ]);
      const all = await client.actions.list({ meetingId: null });
      expect(all.at(-1)).toMatchObject({ id, status: 'complete' });
    });

    test('the preview holds what the files hold, in the house style that they are made in, and nothing else', async () => {
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id);
      await client.agenda.update({ ...item, chairNotes: 'Ask the zebra first' });
      const restricted = { type: 'restricted', attrs: { reason: 'section 40' } };
      const passage = { type: 'text', text: 'the heron’s address', marks: [restricted] };
      const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Said in public: ' }, passage] };
      await saveNotes(client, meeting.id, aBody(paragraph, anAction('Send it')), item.id);
      await client.papers.create({ agendaItemId: item.id });
      const ask = { meetingIds: [meeting.id], audience: 'public', standing: 'draft' } as const;
      for (const what of ['agenda', 'papers', 'notes', 'actions', 'pack'] as const) {
        const shown = await client.exports.preview({ ...ask, kinds: [what] });
        const { files } = await client.exports.make({ meetingId: meeting.id, what, standing: 'draft' });
        expect(shown.houseStyles.map(({ id }) => id)).toEqual(['flowing']);
        expect(shown.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
        const plans = shown.files.map(({ plan }) => plan as WordPlan);
        expect(plans.map((plan) => wordsOf(planText(plan)))).toEqual(
          files.map(({ content }) => wordsOf(readDocx(Buffer.from(content, 'base64')).texts)),
        );
        expect(JSON.stringify(shown.files)).not.toMatch(/heron|zebra/i);
      }
      const [notes] = (await client.exports.preview({ ...ask, kinds: ['notes'] })).files;
      expect(JSON.stringify(notes)).toContain('section 40');
      const forColleagues = await client.exports.preview({ ...ask, kinds: ['notes'], audience: 'internal' });
      expect(JSON.stringify(forColleagues)).toContain('heron');
      expect(forColleagues.files[0]?.id).toBe(notes?.id);
      expect(forColleagues.files[0]?.name).not.toBe(notes?.name);
      expect(JSON.stringify(forColleagues)).not.toContain('zebra');
      const emptyId = (await aStoredMeeting(client, { date: '2026-09-01' })).id;
      const nothing = client.exports.preview({ ...ask, meetingIds: [emptyId], kinds: ['papers'] });
      expect((await nothing).files).toEqual([]);
      const nowhere = client.exports.preview({ ...ask, meetingIds: [randomUUID()], kinds: ['notes'] });
      expect((await refusal(nowhere)).code).toBe('not-found');
    });

    test('each export is a file with a name, and the meeting file comes in again elsewhere', async () => {
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id);
      await saveNotes(client, meeting.id, aBody(aParagraph('Words'), anAction('Send it')), item.id);
      await client.papers.create({ agendaItemId: item.id });
      for (const what of ['agenda', 'papers', 'notes', 'actions'] as const) {
        const { files } = await client.exports.make({ meetingId: meeting.id, what });
        expect(files).toHaveLength(1);
        expect(files[0]?.name).toMatch(/\.docx$/);
        expect(
          Buffer.from(files[0]?.content ?? '', 'base64')
            .subarray(0, 2)
            .toString(),
        ).toBe('PK');
      }
      const { files } = await client.exports.make({ meetingId: meeting.id, what: 'meeting' });
      const content = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
      const again = await refusal(client.meetingFiles.import({ content }));
      expect(again).toMatchObject({
        code: 'meeting-file-invalid',
        data: { problems: [expect.objectContaining({ code: 'meeting-exists-already' })] },
      });
      const elsewhere = JSON.parse(content) as { meeting: { id?: string; date: string } };
      elsewhere.meeting = { ...elsewhere.meeting, id: randomUUID(), date: '2026-07-01' };
      const imported = await client.meetingFiles.import({ content: JSON.stringify(elsewhere) });
      expect(imported).toMatchObject({ date: '2026-07-01', agendaItemCount: 4 });
      const actions = await client.actions.list({ meetingId: imported.meetingId });
      expect(actions.map(({ label, text }) => [label, text])).toEqual([['4 a)', 'Send it']]);
    });

    test('the year map says what the papers of a year link to, and is a Word file too', async () => {
      const plan = await client.plans.create({
        name: 'Calder Plan 2041',
        startsOn: '2041-01-01',
        endsOn: '2044-12-31',
        entries: [
          { kind: 'priority', title: 'Safer streets', href: null },
          { kind: 'theme', title: 'Early help', href: null },
        ],
      });
      const [streets, early] = plan.entries;
      if (!streets || !early) throw new Error('no entries');
      const { id: bodyId } = await aStoredBody(client);
      const request = { bodyId, year: 2041 };
      expect(await rule(client.exports.yearMap(request))).toBe('nothing-to-export');
      const meeting = await aStoredMeeting(client, { bodyId, date: '2041-04-09', planId: plan.id });
      await aStoredMeeting(client, { bodyId, date: '2042-01-14', planId: plan.id });
      const { id: agendaItemId } = await aStoredItem(client, meeting.id);
      const { id, revision } = await client.papers.create({ agendaItemId });
      await client.papers.setPlanEntries({ id, revision, planEntryIds: [streets.id] });
      const cell = { meetingId: meeting.id, isOfPlan: true };
      expect(await client.plans.yearMap(request)).toEqual({
        year: 2041,
        meetings: [{ id: meeting.id, date: '2041-04-09' }],
        plans: [
          {
            id: plan.id,
            name: plan.name,
            rows: [
              {
                entryId: streets.id,
                kind: 'priority',
                title: 'Safer streets',
                cells: [{ ...cell, titles: ['Road safety'] }],
                isNeverLookedAt: false,
              },
              {
                entryId: early.id,
                kind: 'theme',
                title: 'Early help',
                cells: [{ ...cell, titles: [] }],
                isNeverLookedAt: true,
              },
            ],
          },
        ],
      });
      const { files } = await client.exports.yearMap(request);
      expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/ 2041 - year map\.docx$/)]);
      for (const operation of [client.plans.yearMap, client.exports.yearMap]) {
        expect(await refusal(operation({ ...request, bodyId: randomUUID() }))).toEqual({
          code: 'not-found',
          data: { what: 'body' },
        });
      }
    });

    test('what there is not to export is said', async () => {
      const meeting = await aStoredMeeting(client);
      const ask = { meetingId: meeting.id, what: 'papers' } as const;
      expect(await rule(client.exports.make(ask))).toBe('nothing-to-export');
      const [welcome] = await client.agenda.list({ meetingId: meeting.id });
      expect(await rule(client.exports.make({ ...ask, agendaItemId: welcome?.id ?? null }))).toBe(
        'agenda-item-has-no-paper',
      );
    });

    test('what goes out is prepared with names, markings, findings and refusals, and made as files or one zip', async () => {
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id, { title: 'Use of force' });
      await client.papers.create({ agendaItemId: item.id });
      const choice = {
        meetingIds: [meeting.id],
        kinds: ['agenda', 'papers', 'pack', 'matters-arising', 'forward-plan'],
        audience: 'public',
        standing: 'final',
      } as const;
      const ready = await client.exports.prepare(choice);
      const number = ready.files.find(({ what }) => what === 'papers')?.name.match(/^Item (\d+) - /)?.[1];
      const stem = `${meeting.date} ${meeting.bodyName}`;
      expect(ready).toMatchObject({ refusals: [], zipName: `${stem} - files.zip` });
      expect(ready.files.map(({ name }) => name)).toEqual([
        `${stem} - agenda.docx`,
        `Item ${number} - Use of force - cover paper.docx`,
        `${stem} - pack.docx`,
        `${stem} - matters arising.docx`,
        `${stem} - forward plan.docx`,
      ]);
      expect(ready.findings.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['agenda-not-issued', 'paper-not-cleared']),
      );
      for (const { meetingId, what, name } of ready.files) {
        const { files } = await client.exports.make({ meetingId, what, standing: 'final' });
        expect(files.map((file) => file.name)).toEqual([name]);
      }
      const zip = randomUUID();
      const stop = new AbortController();
      const told = await client.exports.zipProgress({ zip }, { signal: stop.signal });
      const heard: string[] = [];
      const listening = (async () => {
        for await (const { done, of } of told) heard.push(`${done} of ${of}`);
      })().catch(() => undefined);
      const { files } = await client.exports.makeZip({ ...choice, zip });
      const count = ready.files.length;
      await expect.poll(() => heard).toEqual(ready.files.map((_file, index) => `${index + 1} of ${count}`));
      stop.abort();
      await listening;
      expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
        [`${stem} - files.zip`, 'application/zip'],
      ]);
      const inZip = unzipSync(Buffer.from(files[0]?.content ?? '', 'base64'));
      expect(Object.keys(inZip)).toEqual(ready.files.map(({ name }) => name));
      expect(readDocx(inZip[`${stem} - pack.docx`] ?? new Uint8Array()).texts).toContain(
        `Item ${number}: Use of force`,
      );

      const withNotes = { ...choice, kinds: ['notes'] } as const;
      expect((await client.exports.prepare(withNotes)).refusals).toMatchObject([
        { meetingId: meeting.id, what: 'notes', code: 'final-notes-not-agreed' },
      ]);
      expect(await rule(client.exports.makeZip(withNotes))).toBe('final-notes-not-agreed');
      expect(await rule(client.exports.makeZip({ ...choice, kinds: [] }))).toBe('nothing-to-export');
      const elsewhere = { ...choice, meetingIds: [randomUUID()] };
      expect((await refusal(client.exports.prepare(elsewhere))).code).toBe('not-found');
    });

    test('a marking is the highest of its parts, and the public gets nothing above the body’s limit', async () => {
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id, { title: 'Use of force' });
      await client.papers.create({ agendaItemId: item.id });
      const marking = { level: 'official-sensitive', descriptor: 'personal data' } as const;
      const place = { meetingId: meeting.id, agendaItemId: item.id };
      const official = { level: 'official', descriptor: 'dropped' } as const;
      await client.exports.setMarking({ meetingId: meeting.id, marking: official });
      expect(await client.exports.setMarking({ ...place, marking })).toEqual({
        meeting: { level: 'official', descriptor: null },
        papers: [{ agendaItemId: item.id, marking }],
      });
      const choice = { meetingIds: [meeting.id], kinds: ['agenda', 'papers'], standing: 'final' } as const;
      const internal = await client.exports.prepare({ ...choice, audience: 'internal' });
      expect(internal.files.map(({ name }) => name)).toEqual([
        expect.stringMatching(/ - agenda, internal, OFFICIAL\.docx$/),
        expect.stringMatching(/ - cover paper, internal, OFFICIAL-SENSITIVE\.docx$/),
      ]);
      const forAll = await client.exports.prepare({ ...choice, audience: 'public' });
      expect(forAll.files).toHaveLength(1);
      expect(forAll.refusals).toMatchObject([{ what: 'papers', code: 'public-above-limit' }]);
      const none = { level: 'none', descriptor: null } as const;
      await client.exports.setMarking({ ...place, marking: none });
      expect((await client.exports.markings({ meetingId: meeting.id })).papers).toEqual([]);
      const strange = { ...place, agendaItemId: randomUUID(), marking };
      expect((await refusal(client.exports.setMarking(strange))).code).toBe('not-found');
    });

    test('a finding is kept with its reason until it says something else, or is looked at again', async () => {
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id, { title: 'Use of force' });
      const choice = {
        meetingIds: [meeting.id],
        kinds: ['papers'],
        audience: 'public',
        standing: 'final',
      } as const;
      const findings = async () => (await client.exports.prepare(choice)).findings;
      const [found] = await findings();
      expect(found).toMatchObject({ code: 'paper-not-begun', agendaItemId: item.id, kept: null });
      const keep = { meetingId: meeting.id, finding: found?.key ?? '' };
      await client.exports.keepFinding({ ...keep, reason: 'The force brings it' });
      expect(await findings()).toMatchObject([
        { key: keep.finding, kept: { reason: 'The force brings it' } },
      ]);
      await client.exports.keepFinding({ ...keep, reason: null });
      expect(await findings()).toMatchObject([{ kept: null }]);
      await client.exports.keepFinding({ ...keep, reason: 'The force brings it' });
      await client.agenda.update({ ...item, title: 'Use of tasers' });
      expect(await findings()).toMatchObject([{ kept: null }]);
    });

    test('a text that is no meeting file brings nothing in', async () => {
      const before = await client.workspace.status();
      const { code, data } = await refusal(client.meetingFiles.import({ content: '{"format":"letter"}' }));
      expect(code).toBe('meeting-file-invalid');
      expect((data as { problems: unknown[] }).problems.length).toBeGreaterThan(0);
      expect(await client.workspace.status()).toEqual(before);
    });

    test('the sample comes in once', async () => {
      const { meetingId } = await client.workspace.loadSample();
      const agenda = await client.agenda.list({ meetingId });
      const numbered = agenda.filter(({ parentId }) => parentId === null);
      expect(numbered.length).toBeLessThan(agenda.length);
      expect((await client.meetings.list()).find(({ id }) => id === meetingId)).toMatchObject({
        agendaItemCount: numbered.length,
      });
      expect(await rule(client.workspace.loadSample())).toBe('meeting-exists-already');
    });

    test('every command on an older revision is a conflict that names the current one', async () => {
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id);
      const paper = await client.papers.create({ agendaItemId: item.id });
      const section = await saveNotes(client, meeting.id, aBody(anAction('Do it')), item.id);
      const [action] = await client.actions.list({ meetingId: meeting.id });
      const body = await aStoredBody(client);
      const plan = await client.plans.create({
        name: `Plan for ${meeting.id}`,
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        entries: [],
      });
      const person = await client.people.create({
        name: `Someone of ${meeting.id}`,
        post: null,
        organisationId: null,
        shortForm: null,
        isCurrent: true,
      });
      const organisation = await client.people.createOrganisation({ name: meeting.id, shortName: null });
      const old = { revision: 99 };
      const commands: readonly (readonly [() => Promise<unknown>, number])[] = [
        [() => client.bodies.update({ ...body, ...old }), 1],
        [() => client.people.update({ ...person, ...old }), 1],
        [() => client.people.updateOrganisation({ ...organisation, ...old }), 1],
        [() => client.plans.update({ ...plan, ...old }), 1],
        [() => client.meetings.update({ ...meeting, ...old }), 1],
        [() => client.meetings.takeStep({ id: meeting.id, ...old, event: 'issue-agenda' }), 1],
        [() => client.meetings.remove({ id: meeting.id, ...old }), 1],
        [
          () =>
            client.meetings.signOff({
              id: meeting.id,
              ...old,
              acceptedOn: '2026-07-10',
              acceptedAtMeetingId: null,
            }),
          1,
        ],
        [() => client.versions.restore({ id: section.id, ...old, sequence: 1 }), section.revision],
        [() => client.agenda.update({ ...item, ...old }), 1],
        [() => client.agenda.move({ id: item.id, ...old, parentId: null, beforeId: null }), 1],
        [() => client.agenda.remove({ id: item.id, ...old, evenWithText: true }), 1],
        [() => client.papers.takeStep({ id: paper.id, ...old, event: 'clear' }), 1],
        [() => client.papers.setPlanEntries({ id: paper.id, ...old, planEntryIds: [] }), 1],
        [
          () => client.papers.copySection({ id: section.id, ...old, fromSectionId: section.id }),
          section.revision,
        ],
        [() => client.documents.saveSection({ id: section.id, ...old, body: aBody() }), section.revision],
        [
          () => client.documents.setSectionNumbered({ id: section.id, ...old, isNumbered: true }),
          section.revision,
        ],
        [() => client.actions.takeStep({ id: action?.id ?? '', ...old, event: 'start' }), 1],
        [() => client.actions.addUpdate({ id: action?.id ?? '', ...old, text: 'Late' }), 1],
      ];
      for (const [command, currentRevision] of commands) {
        expect(await refusal(command())).toEqual({ code: 'conflict', data: { currentRevision } });
      }
    });

    test('what is not there is named', async () => {
      const id = randomUUID();
      const section = await notesSection(client, (await aStoredMeeting(client)).id);
      const lookups: readonly (readonly [() => Promise<unknown>, string])[] = [
        [() => client.meetings.get({ id }), 'meeting'],
        [() => client.meetings.restore({ id }), 'meeting'],
        [() => client.agenda.list({ meetingId: id }), 'meeting'],
        [() => client.agenda.issues({ meetingId: id }), 'meeting'],
        [() => client.meetings.draftIssues({ id }), 'meeting'],
        [() => client.meetings.neighbours({ id }), 'meeting'],
        [() => client.agenda.restore({ id }), 'agenda-item'],
        [() => client.attendance.list({ meetingId: id }), 'meeting'],
        [() => client.papers.create({ agendaItemId: id }), 'agenda-item'],
        [() => client.papers.findings({ meetingId: id }), 'meeting'],
        [() => client.papers.takeStep({ id, revision: 1, event: 'clear' }), 'paper'],
        [() => client.papers.lastTime({ id }), 'paper'],
        [() => client.topics.promisedIn({ meetingId: id }), 'meeting'],
        [() => client.papers.prompts({ id }), 'paper'],
        [
          () =>
            client.attachments.addLink({
              documentId: id,
              name: 'x',
              href: 'https://a.uk',
              audience: 'public',
            }),
          'paper',
        ],
        [() => client.attachments.restore({ id }), 'attachment'],
        [() => client.attachments.read({ id }), 'attachment'],
        [() => client.papers.considerPrompt({ id, prompt: 'age', isConsidered: true }), 'paper'],
        [() => client.papers.similarSection({ sectionId: id }), 'section'],
        [() => client.papers.copySection({ id, revision: 1, fromSectionId: id }), 'section'],
        [() => client.documents.get({ id }), 'document'],
        [() => client.documents.saveSection({ id, revision: 1, body: aBody() }), 'section'],
        [() => client.versions.list({ sectionId: id }), 'section'],
        [() => client.versions.get({ sectionId: id, sequence: 1 }), 'section'],
        [() => client.versions.get({ sectionId: section.id, sequence: 999_999 }), 'version'],
        [() => client.versions.rename({ sectionId: section.id, sequence: 999_999, name: 'x' }), 'version'],
        [() => client.versions.restore({ id, revision: 1, sequence: 1 }), 'section'],
        [() => client.versions.restore({ ...section, sequence: 999_999 }), 'version'],
        [() => client.versions.setAside({ sectionId: id, body: aBody() }), 'section'],
        [
          () =>
            client.meetings.signOff({ id, revision: 1, acceptedOn: '2026-07-10', acceptedAtMeetingId: null }),
          'meeting',
        ],
        [() => client.actions.list({ meetingId: id }), 'meeting'],
        [() => client.actions.addUpdate({ id, revision: 1, text: 'x' }), 'action'],
        [() => client.exports.make({ meetingId: id, what: 'notes' }), 'meeting'],
        [() => aStoredMeeting(client, { bodyId: id }), 'body'],
        [() => aStoredMeeting(client, { planId: id }), 'plan'],
      ];
      for (const [lookup, what] of lookups) {
        expect(await refusal(lookup())).toEqual({ code: 'not-found', data: { what } });
      }
    });

    test.each([
      ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }],
      ['an empty title', { title: '   ' }],
      ['a title with a control character', { title: 'Road\u0000safety' }],
      ['a title with half of a character', { title: 'Road \udc00' }],
      ['an address that is no web address', { reportHref: 'file:///etc/passwd' }],
      ['a path to another machine', { reportHref: '\\\\server\\share' }],
      ['minutes that are no number', { minutes: 'ten' as unknown as number }],
      ['a kind that does not exist', { kind: 'party' as 'report' }],
      ['an id that is none', { leadId: '1' }],
    ])('%s does not come in', async (_name, change) => {
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id);
      const { code, data } = await refusal(client.agenda.update({ ...item, ...change }));
      expect(code).toBe('BAD_REQUEST');
      expect(data).toMatchObject({ issues: [expect.objectContaining({ path: [Object.keys(change)[0]] })] });
      expect(await client.agenda.list({ meetingId: meeting.id })).toContainEqual(item);
    });

    test.each(['2026-02-30', '2025-02-29', '2026-13-01', '18 April 2026', '1899-12-31', ''])(
      'there is no meeting on “%s”',
      async (date) => {
        const { code, data } = await refusal(aStoredMeeting(client, { date }));
        expect(code).toBe('BAD_REQUEST');
        expect(data).toMatchObject({ issues: [{ path: ['date'], params: { code: 'no-such-date' } }] });
      },
    );

    test('changes are told in the order of their commits, until the listener stops', async () => {
      const stop = new AbortController();
      const changes = await client.workspace.changes(undefined, { signal: stop.signal });
      const heard: ChangeEvent[] = [];
      const listening = (async () => {
        for await (const change of changes) heard.push(change);
      })();
      const meeting = await aStoredMeeting(client);
      const item = await aStoredItem(client, meeting.id);
      await client.agenda.move({ id: item.id, revision: 1, parentId: null, beforeId: null });
      await expect.poll(() => new Set(heard.map(({ sequence }) => sequence)).size).toBe(4);
      expect(heard[0]).toMatchObject({ area: 'bodies', meetingId: null });
      const sequences = heard.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
      expect(new Set(heard.slice(1).map(({ meetingId }) => meetingId))).toEqual(new Set([meeting.id]));
      stop.abort();
      await listening.catch(() => undefined);
      const count = heard.length;
      await client.agenda.move({ id: item.id, revision: 2, parentId: null, beforeId: null });
      expect(heard).toHaveLength(count);
    });

    test('data that are sound can be exported whole, and there is nothing to salvage in them', async () => {
      const { dataFolder, state } = await client.recovery.status();
      expect({ dataFolder, state }).toEqual({ dataFolder: carried.dataFolder, state: 'open' });
      const { files } = await client.recovery.exportReadable();
      expect(files.map(({ name }) => name.slice(-5))).toEqual(['.docx', '.json']);
      expect(await rule(client.recovery.salvage())).toBe('data-not-damaged');
    });

    test('without a key store nothing is encrypted, and every operation says why', async () => {
      expect(await client.encryption.status()).toEqual({
        isOn: false,
        hasKeyStore: false,
        opensHere: false,
        plainCopies: { backups: 0, setAside: 0, attachedFiles: 0 },
      });
      const recoveryKey = writeRecoveryKey(Array.from({ length: recoveryKeyLength }, () => 7));
      const refused = async (answer: Promise<unknown>): Promise<unknown> => {
        const { code, data } = await refusal(answer);
        expect(code).toBe('encryption-refused');
        return data;
      };
      expect(await refused(client.encryption.propose())).toEqual({ code: 'no-key-store' });
      expect(await refused(client.encryption.switchOn({ recoveryKey }))).toEqual({
        code: 'recovery-key-not-the-new-one',
      });
      expect(await refused(client.encryption.switchOn({ recoveryKey: `0${recoveryKey.slice(1)}` }))).toEqual({
        code: 'recovery-key-mistyped',
        group: 1,
      });
      for (const each of [client.encryption.switchOff(), client.encryption.removePlainCopies()]) {
        expect(await refused(each)).toEqual({ code: 'already-off' });
      }
      expect(await refused(client.encryption.changeRecoveryKey({ recoveryKey }))).toEqual({
        code: 'already-off',
      });
      expect(await refused(client.encryption.unlock({ recoveryKey }))).toEqual({ code: 'not-locked' });
    });

    test('a backup is made, listed and put back, and a second folder is taken or refused', async () => {
      const body = await aStoredBody(client);
      const made = await client.backups.make();
      expect(made).toMatchObject({ cause: 'by-hand', place: 'data-folder' });
      const later = await aStoredBody(client);
      const { backups, secondFolder, problem } = await client.backups.list();
      expect(backups).toContainEqual(made);
      expect({ secondFolder, problem }).toEqual({ secondFolder: null, problem: null });
      const { setAside } = await client.backups.restore({ id: made.id });
      expect(setAside).toContain(carried.dataFolder);
      const bodies = (await client.bodies.list()).map(({ id }) => id);
      expect(bodies).toContain(body.id);
      expect(bodies).not.toContain(later.id);

      expect(await refusal(client.backups.restore({ id: 'no-such-backup' }))).toEqual({
        code: 'not-found',
        data: { what: 'backup' },
      });
      expect(await refusal(client.backups.setSecondFolder({ path: carried.dataFolder }))).toEqual({
        code: 'backup-folder-refused',
        data: { code: 'in-data-folder' },
      });
      const missing = `${carried.dataFolder}-second`;
      mkdirSync(missing);
      expect(await client.backups.setSecondFolder({ path: missing })).toEqual({ secondFolder: missing });
      rmSync(missing, { recursive: true });
      const next = await client.backups.make();
      expect((await client.backups.list()).problem).toMatchObject({ code: 'folder-missing' });
      expect(await client.backups.setSecondFolder({ path: null })).toEqual({ secondFolder: null });

      const folder = join(carried.dataFolder, 'backups');
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name));
        writeFileSync(join(folder, name), bytes.fill(1, bytes.length - 20));
      }
      expect(await refusal(client.backups.restore({ id: next.id }))).toEqual({
        code: 'backup-failed',
        data: { code: 'not-sound' },
      });
    });

    test('a page that was opened on other data is answered nothing, and saves nothing over them', async () => {
      const meeting = await aStoredMeeting(client);
      const section = await notesSection(client, meeting.id);
      const { lineage } = await client.recovery.status();
      const page = carried.clientOn(lineage);
      const made = await client.backups.make();
      const first = await page.documents.saveSection({ ...section, body: aBody(aParagraph('Before')) });
      await page.backups.restore({ id: made.id });
      // The same revision, of another text.
      const other = await client.documents.saveSection({ ...section, body: aBody(aParagraph('After')) });
      expect(other.revision).toBe(first.revision);

      const late = { id: section.id, revision: first.revision, body: aBody(aParagraph('Before, and on')) };
      expect(await refusal(page.documents.saveSection(late))).toEqual({ code: 'store-replaced', data: {} });
      expect(await refusal(page.meetings.list())).toEqual({ code: 'store-replaced', data: {} });
      expect(await refusal(page.workspace.changes())).toEqual({ code: 'store-replaced', data: {} });
      expect(bodyOf(await notesSection(client, meeting.id))).toMatchObject(aBody(aParagraph('After')));

      const now = await page.recovery.status();
      expect(now).toEqual({ ...(await client.recovery.status()), lineage: now.lineage });
      expect(now.lineage).not.toBe(lineage);
      expect(await carried.clientOn(now.lineage).meetings.get({ id: meeting.id })).toMatchObject({
        id: meeting.id,
      });
    });

    test('Word files come with what an accessibility check found in them, as one text to keep beside them', async () => {
      const meeting = await aStoredMeeting(client);
      await saveNotes(client, meeting.id, aBody(aParagraph('- The panel met.')));
      const { files, report } = await client.exports.make({ meetingId: meeting.id, what: 'notes' });
      expect(report?.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
      expect(report?.files[0]?.findings).toEqual([
        {
          code: 'list-mark-typed',
          place: 'text',
          heading: expect.any(String) as string,
          words: '- The panel met.',
        },
      ]);
      expect(report?.asFile).toMatchObject({
        name: expect.stringMatching(/^Accessibility check - .*\.txt$/) as string,
      });
      expect(Buffer.from(report?.asFile.content ?? '', 'base64').toString('utf8')).toContain(
        '- The panel met.',
      );

      const choice = { meetingIds: [meeting.id], audience: 'public', standing: 'draft' } as const;
      const zip = await client.exports.makeZip({ ...choice, kinds: ['agenda', 'notes'] });
      expect(zip.report.files).toHaveLength(2);
      expect(zip.report.files.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
        'list-mark-typed',
      ]);

      const meetingFile = await client.exports.make({ meetingId: meeting.id, what: 'meeting' });
      expect(meetingFile.report).toBeNull();
    });

    test('every operation of the contract was called', () => {
      expect([...called].filter((path) => operationPaths().includes(path)).sort()).toEqual(
        [...operationPaths()].sort(),
      );
    });

    test('every error that a command can cause was seen, typed', () => {
      const inStoreTests = ['storage-failed', 'word-file-failed'];
      expect([...typedErrorsSeen, ...inStoreTests].sort()).toEqual(Object.keys(programErrors).sort());
    });
  });
}

/** Words and their order; tabs, line ends and empty paragraphs are a matter of layout. */
function wordsOf(texts: readonly string[]): string {
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function purposeOf({ sections }: SectionedDocument): Section {
  const [purpose] = sections;
  if (purpose?.key !== 'purpose') throw new Error('no such section');
  return purpose;
}
