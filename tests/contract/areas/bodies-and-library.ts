import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { aBody, aFigure, aParagraph, aWordingCopy } from '../../support/builders/body-pieces.ts';
import { bodyOf } from '../../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting } from '../../support/builders/a-stored-meeting.ts';
import { likeWords, ofLibreOffice } from '../../word/template/three-templates.ts';
import type { ProgramUnderTest } from '../program-under-test.ts';

/** What stays from meeting to meeting: bodies, house styles, people, wording, figures, plans. */
export function testBodiesAndLibrary({ client, carried, refusal, rule }: ProgramUnderTest): void {
  test('a computer without a policy sets nothing, and the log is there to be read', async () => {
    expect(await client.workspace.policy()).toMatchObject({
      ...{ file: null, setKeys: [], problems: [], houseStyle: null },
      policy: { mayChooseDataFolder: true, updates: 'off' },
    });
    const { folder, text } = await client.workspace.log();
    expect(folder).toBe(join(carried().dataFolder, 'logs'));
    expect(text).not.toContain(carried().dataFolder);
  });

  test('an empty workspace says so, and where it is', async () => {
    expect(await client.workspace.status()).toMatchObject({
      dataFolder: carried().dataFolder,
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
    expect(listed.find(({ id }) => id === 'flowing')).toMatchObject({
      origin: 'built-in',
      letters: 'a)',
      fault: null,
    });
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
    expect(await rule(client.typingShortcuts.create({ typed: 'CP', text: 'Other' }))).toBe('shortcut-taken');
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
    for (const fields of bad) expect((await refusal(client.figures.create(fields))).code).toBe('BAD_REQUEST');

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
}
