import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { findLeaks } from '../../electron/core/word/check/find-leaks.ts';
import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import { usualManner } from '../../shared/domain/manner.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import type { Leak, LeakKind, LeakPlace } from '../../shared/domain/leaks.ts';
import { barePlan } from '../../shared/word-plan/bare-plan.ts';
import { leakTestOf, type LeakTest } from '../../shared/word-plan/leak-test.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { mustNotLeave } from '../../shared/word-plan/must-not-leave.ts';
import { planActionLog } from '../../shared/word-plan/plan-action-log.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import { aBody, aNoteToSelf, anAction, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import {
  accHarland,
  agendaOf,
  aMeetingFacts,
  aPaper,
  aRegisteredAction,
  aReportItem,
  ccMoss,
  idOf,
  noReportFacts,
  notesOf,
} from '../support/builders/meeting-facts.ts';
import { aWordParagraph, changeDocx, withAtEnd } from '../support/change-docx.ts';
import { flowing } from '../support/house-styles.ts';

// Files of a meeting that has something of everything that must not leave; then that is put into a finished file, in
// every place that a file has.

const secret = 'The informant lives above the bakery in Linton';
const heron = aReportItem('Operation Heron', {
  restrictedReason: 'FOI Act s31',
  chairNotes: 'Stop him if he names the sergeant',
  leadId: idOf('Ivo Wrenfield'),
});
const parks = aReportItem('Safer parks', { chairNotes: 'Let the Mayor speak first here' });
const agendaItems = agendaOf(['Welcome and apologies', parks, heron]);

const aMeeting: MeetingFacts = {
  ...aMeetingFacts({
    agendaItems,
    papers: [aPaper(parks, { purpose: aBody(aParagraph('The report sets out the work in parks.')) })],
    notes: notesOf(agendaItems, {
      'Welcome and apologies': aBody(aParagraph('The Mayor welcomed everyone.')),
      'Safer parks': aBody(
        aNoteToSelf('Ask Ruth whether the lamp figures are right'),
        aParagraph('New guidance had been launched. ', restricted(`${secret}.`), ' It is liked.'),
        anAction('Send the guidance to every council.', {
          owners: [{ kind: 'person', id: accHarland.id }],
          due: '2023-11-14',
        }),
      ),
      'Operation Heron': aBody(aParagraph('The raid begins before dawn on Friday.')),
    }),
    actions: [
      aRegisteredAction({
        agendaItemId: parks.id,
        updates: [
          {
            ...{ id: idOf('internal'), event: 'update', at: '2023-11-02T09:00:00Z', author: 'Clerk' },
            ...{ ...noReportFacts, isInternal: true, href: null, supersededById: null, meetingId: null },
            text: 'Chased: the owner is off sick until June',
          },
        ],
      }),
    ],
    draftIssues: [
      {
        ...{ number: 1, at: '2023-10-12T09:00:00Z', author: 'Clerk', answersBy: null, isAsItStands: true },
        recipients: ['Tomas Quill of the Calder Gazette'],
      },
    ],
  }),
};
const withWrenfield: MeetingFacts = {
  ...aMeeting,
  people: [
    ...aMeeting.people,
    {
      ...{ id: idOf('Ivo Wrenfield'), revision: 1, name: 'Ivo Wrenfield', post: 'Detective Sergeant' },
      ...{ organisationId: null, shortForm: 'DS Wrenfield', isCurrent: true },
    },
  ],
};

function testOf(facts: MeetingFacts, plan: (facts: MeetingFacts) => WordPlan, name = ''): LeakTest {
  const made = plan(facts);
  const { withheld, rest } = mustNotLeave(facts, undefined, made.audience);
  return leakTestOf({ name, plan: made }, { name: '', plan: plan(rest) }, withheld);
}

const file = planToDocx(planNotes(withWrenfield), flowing);
const notesTest = testOf(withWrenfield, planNotes);
const leaksIn = (changed: Uint8Array, of: LeakTest = notesTest): readonly Leak[] => findLeaks(changed, of);

type Parts = Parameters<typeof changeDocx>[1];
type Seed = readonly [name: string, parts: Parts, kind: LeakKind, place: LeakPlace];

const inText = (added: string): Parts => ({ 'word/document.xml': withAtEnd(added) });
const inRelationships = (added: string): Parts => ({
  'word/_rels/document.xml.rels': (xml) => xml.replace('</Relationships>', () => `${added}</Relationships>`),
});
const before = (end: string, added: string) => (xml: string) => xml.replace(end, () => `${added}${end}`);
const inProperties = (added: string) => (xml: string) => xml.replace(/\/>$/, () => `>${added}</Properties>`);
const picture = (attributes: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="9" name="x" ${attributes}/></wp:inline></w:drawing></w:r></w:p>`;
const link = (target: string, type = 'hyperlink', mode = 'External'): string =>
  `<Relationship Id="rIdSeed" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`;
const comments = (text: string): string =>
  `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1">${aWordParagraph(text)}</w:comment></w:comments>`;
const asUtf16 = (xml: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le'));
const characters = (text: string): string =>
  [...text].map((each) => `&#x${each.codePointAt(0)?.toString(16)};`).join('');

const seeds: readonly Seed[] = [
  ['a passage in the text', inText(aWordParagraph(secret)), 'restricted', 'text'],
  [
    'an internal update of an action',
    inText(aWordParagraph('The owner is off sick until June')),
    'internal-report',
    'text',
  ],
  ['half a passage', inText(aWordParagraph('We heard: above the bakery it is.')), 'restricted', 'text'],
  [
    'the second of two alternative texts with an angle bracket',
    inText(picture('descr="a > b"') + picture(`descr="a > b, ${secret}"`)),
    'restricted',
    'alternative-text',
  ],
  [
    'words broken over runs',
    inText(aWordParagraph('The infor', 'mant li', 'ves above', ' the bak', 'ery')),
    'restricted',
    'text',
  ],
  [
    'a sentence broken over paragraphs',
    inText(aWordParagraph('informant lives') + aWordParagraph('above the')),
    'restricted',
    'text',
  ],
  [
    'other capitals, dashes and quotation marks',
    inText(aWordParagraph('“THE INFORMANT – lives ‘above’ the bakery”')),
    'restricted',
    'text',
  ],
  [
    'the mark of a byte order between letters',
    inText(aWordParagraph('informant lives ab\uFEFFove the bakery')),
    'restricted',
    'text',
  ],
  [
    'soft hyphens and signs that nobody sees',
    inText(aWordParagraph('in\u00ADfor\u200Bmant lives above the ba\u2060kery')),
    'restricted',
    'text',
  ],
  ['letters as numbers', inText(aWordParagraph(characters(secret))), 'restricted', 'text'],
  [
    'the head of a page',
    { 'word/header2.xml': before('</w:hdr>', aWordParagraph(secret)) },
    'restricted',
    'header-or-footer',
  ],
  [
    'the foot of a page',
    { 'word/footer1.xml': before('</w:ftr>', aWordParagraph('Operation Heron')) },
    'restricted',
    'header-or-footer',
  ],
  [
    'a footnote',
    {
      'word/footnotes.xml': before(
        '</w:footnotes>',
        `<w:footnote w:id="2">${aWordParagraph(secret)}</w:footnote>`,
      ),
    },
    'restricted',
    'footnotes',
  ],
  [
    'a title that runs into the words around it',
    inText(aWordParagraph('ACC HarlandOperation Heronwas asked.')),
    'restricted',
    'text',
  ],
  ['a title of two words', inText(aWordParagraph('As to Operation Heron, nothing.')), 'restricted', 'text'],
  ['one name', inText(aWordParagraph('It was said that Ivo Wrenfield knew.')), 'restricted', 'text'],
  [
    'the notes of a restricted item',
    inText(aWordParagraph('The raid begins before dawn.')),
    'restricted',
    'text',
  ],
  [
    'a property',
    { 'docProps/core.xml': before('</cp:coreProperties>', `<cp:keywords>Operation Heron</cp:keywords>`) },
    'restricted',
    'properties',
  ],
  [
    'a property of its own',
    {
      'docProps/custom.xml': inProperties(`<property name="n"><vt:lpwstr>${secret}</vt:lpwstr></property>`),
    },
    'restricted',
    'properties',
  ],
  ['a comment with a passage', { 'word/comments.xml': comments(secret) }, 'restricted', 'comments'],
  ['any comment', { 'word/comments.xml': comments('Fine.') }, 'comment', 'comments'],
  [
    'words that were deleted',
    inText(`<w:p><w:del w:id="5"><w:r><w:delText>${secret}</w:delText></w:r></w:del></w:p>`),
    'restricted',
    'text',
  ],
  [
    'a tracked change',
    inText(`<w:p><w:ins w:id="6"><w:r><w:t>Fine</w:t></w:r></w:ins></w:p>`),
    'tracked-change',
    'text',
  ],
  [
    'hidden text',
    inText(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Fine</w:t></w:r></w:p>`),
    'hidden-text',
    'text',
  ],
  ['the description of a picture', inText(picture(`descr="${secret}"`)), 'restricted', 'alternative-text'],
  ['the title of a picture', inText(picture(`title="Operation Heron"`)), 'restricted', 'alternative-text'],
  [
    'the address of a link',
    inRelationships(link('https://example.org/operation%20heron')),
    'restricted',
    'links',
  ],
  ['a link to a file', inRelationships(link('file:///C:/Work/notes.docx')), 'outside-link', 'links'],
  [
    'a template on a network',
    { 'word/_rels/settings.xml.rels': link('\\\\server\\house\\style.dotx', 'attachedTemplate') },
    'outside-link',
    'links',
  ],
  [
    'a picture from elsewhere',
    inRelationships(link('https://example.org/logo.png', 'image')),
    'outside-link',
    'links',
  ],
  [
    'data of another program',
    { 'customXml/item1.xml': `<a><b c="${secret}"/></a>` },
    'restricted',
    'custom-xml',
  ],
  ['any data of another program', { 'customXml/item1.xml': '<a/>' }, 'custom-xml', 'custom-xml'],
  [
    'a file within the file',
    { 'word/embeddings/inner.docx': changeDocx(file, inText(aWordParagraph(secret))) },
    'restricted',
    'embedded-file',
  ],
  [
    'bytes of another program',
    { 'word/embeddings/object1.bin': new Uint8Array(Buffer.from(`..${secret}..`, 'utf16le')) },
    'restricted',
    'embedded-file',
  ],
  ['a macro', { 'word/vbaProject.bin': new Uint8Array([1, 2, 3]) }, 'embedded-file', 'embedded-file'],
  [
    'a picture of the first page',
    { 'docProps/thumbnail.jpeg': new Uint8Array([255, 216, 255]) },
    'thumbnail',
    'picture',
  ],
  [
    'words in a picture’s bytes',
    { 'word/media/logo.png': strToU8(`\u0089PNG....tEXtComment${secret}`) },
    'restricted',
    'picture',
  ],
  [
    'the name of a part',
    { 'word/media/operation heron.png': new Uint8Array([1]) },
    'restricted',
    'part-name',
  ],
  [
    'a comment in the XML',
    { 'word/styles.xml': before('</w:styles>', `<!-- ${secret} -->`) },
    'restricted',
    'settings',
  ],
  [
    'a variable of the document',
    {
      'word/settings.xml': before(
        '</w:settings>',
        `<w:docVars><w:docVar w:name="n" w:val="Operation Heron"/></w:docVars>`,
      ),
    },
    'restricted',
    'settings',
  ],
  [
    'the hidden name of a section',
    {
      'word/document.xml': (xml) => xml.replace(/<w:alias w:val="[^"]*"/, '<w:alias w:val="Operation Heron"'),
    },
    'restricted',
    'anchors',
  ],
  [
    'a bookmark',
    { 'word/document.xml': (xml) => xml.replace(/w:name="section_[^"]*"/, 'w:name="Operation.Heron"') },
    'restricted',
    'anchors',
  ],
  [
    'the code of a field',
    inText(`<w:p><w:r><w:instrText>HYPERLINK "file:///C:/x"</w:instrText></w:r></w:p>`),
    'file-path',
    'text',
  ],
  [
    'a text box',
    inText(
      `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${aWordParagraph(secret)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
    ),
    'restricted',
    'text',
  ],
  [
    'a building block',
    { 'word/glossary/document.xml': `<w:glossaryDocument>${aWordParagraph(secret)}</w:glossaryDocument>` },
    'restricted',
    'other-part',
  ],
  [
    'a part in another encoding',
    { 'word/footer3.xml': asUtf16(`<w:ftr>${aWordParagraph(secret)}</w:ftr>`) },
    'restricted',
    'header-or-footer',
  ],
  [
    'words declared under a name',
    { 'word/footer3.xml': `<!DOCTYPE w:ftr [<!ENTITY a "b">]><w:ftr/>` },
    'unreadable-part',
    'header-or-footer',
  ],
  ['a part that is no XML', { 'word/footer3.xml': '<w:ftr' }, 'unreadable-part', 'header-or-footer'],
  ['notes for the chair', inText(aWordParagraph('Let the Mayor speak first.')), 'chair-notes', 'text'],
  ['a note to self', inText(aWordParagraph('Ask Ruth whether the figures…')), 'note-to-self', 'text'],
  ['to whom a draft went', inText(aWordParagraph('Sent to Tomas Quill of the Gazette')), 'recipient', 'text'],
  [
    'the guidance in an empty section',
    inText(aWordParagraph('What the meeting is asked to do with the report.')),
    'prompt',
    'text',
  ],
  [
    'a place on somebody’s machine',
    { 'docProps/app.xml': inProperties('<Template>C:\\Users\\clerk\\Normal.dotm</Template>') },
    'file-path',
    'properties',
  ],
  [
    'a folder in a description',
    inText(picture('descr="/home/clerk/logo.png"')),
    'file-path',
    'alternative-text',
  ],
  [
    'another author',
    { 'docProps/core.xml': (xml) => xml.replace(/(<cp:lastModifiedBy>)[^<]*/, '$1J. Clerk') },
    'user-name',
    'properties',
  ],
  [
    'a firm',
    { 'docProps/app.xml': inProperties('<Company>Calder Software</Company>') },
    'user-name',
    'properties',
  ],
];

describe('what was put into a finished file', () => {
  test.each(seeds)('%s is found where it is', (_name, parts, kind, place) => {
    expect(leaksIn(changeDocx(file, parts))).toContainEqual(expect.objectContaining({ kind, place }));
  });

  test('says of which item the words are, and none of them', () => {
    const leaks = leaksIn(changeDocx(file, inText(aWordParagraph(secret))));
    expect(leaks).toEqual([{ kind: 'restricted', place: 'text', item: '2' }]);
    expect(JSON.stringify(leaks)).not.toMatch(/informant|bakery/i);
  });

  test('is found beside the parts: a comment of the zip file, bytes around it, a part that no directory lists', () => {
    const comment = Buffer.concat([file, Buffer.from(secret)]);
    comment.writeUInt16LE(secret.length, file.length - 2);
    expect(leaksIn(comment)).toContainEqual({ kind: 'restricted', place: 'package', item: '2' });
    const bytesBeside = expect.objectContaining({ kind: 'bytes-beside', place: 'package' }) as unknown;
    expect(leaksIn(Buffer.concat([file, Buffer.from('more')]))).not.toEqual([]);
    const end = Buffer.from(file);
    const directory = end.readUInt32LE(end.length - 6);
    const between = Buffer.concat([end.subarray(0, directory), Buffer.from(secret), end.subarray(directory)]);
    between.writeUInt32LE(directory + secret.length, between.length - 6);
    expect(leaksIn(between)).toContainEqual(bytesBeside);
    // The directory's first entry gets a comment.
    const aside = Buffer.concat([
      end.subarray(0, directory),
      withEntryComment(end.subarray(directory), secret),
    ]);
    expect(leaksIn(aside)).toContainEqual({ kind: 'restricted', place: 'package', item: '2' });
    expect(leaksIn(Buffer.from('no zip file'))).toContainEqual(
      expect.objectContaining({ kind: 'unreadable-part', place: 'package' }),
    );
  });

  test('is found in the name of the file', () => {
    expect(leaksIn(file, { ...notesTest, fileName: '2023-10-10 Item 3 - Operation Heron.docx' })).toEqual([
      { kind: 'restricted', place: 'file-name', item: '3' },
    ]);
  });
});

/** A directory of a zip file whose first entry has a comment. */
function withEntryComment(directory: Buffer, words: string): Buffer {
  const afterFirst = 46 + directory.readUInt16LE(28) + directory.readUInt16LE(30);
  const changed = Buffer.concat([
    directory.subarray(0, afterFirst),
    Buffer.from(words),
    directory.subarray(afterFirst),
  ]);
  changed.writeUInt16LE(words.length, 32);
  changed.writeUInt32LE(directory.length - 22 + words.length, changed.length - 10);
  return changed;
}

describe('what may be said is no leak', () => {
  test.each([
    ['agenda', (facts: MeetingFacts) => planAgenda(facts)],
    ['notes', (facts: MeetingFacts) => planNotes(facts)],
    ['notes without a trace', (facts: MeetingFacts) => planNotes(facts, usualManner, 'without-trace')],
    ['action log', (facts: MeetingFacts) => planActionLog(facts)],
  ])('in the %s as the program makes it', (_name, plan) => {
    expect(leaksIn(planToDocx(plan(withWrenfield), flowing), testOf(withWrenfield, plan))).toEqual([]);
  });

  const made = (facts: MeetingFacts): readonly Leak[] =>
    leaksIn(planToDocx(planNotes(facts), flowing), testOf(facts, planNotes));
  const saying = (...blocks: readonly BodyNode[]): MeetingFacts =>
    aMeetingFacts({
      agendaItems: agendaOf(['Safer parks']),
      notes: notesOf(agendaOf(['Safer parks']), { 'Safer parks': aBody(...blocks) }),
    });

  test('a name that is restricted in one place and public in another', () => {
    expect(made(saying(aParagraph('Seen by ', restricted(ccMoss.name), ' alone.')))).toEqual([]);
  });

  test('restricted words that the program says itself, or that stand in the public text', () => {
    expect(
      made(
        saying(
          aParagraph(restricted('Also present. Tuesday 10 October 2023, Calder House and online.')),
          aParagraph('It was agreed to go on as before.'),
          aParagraph(restricted('The panel agreed to go on, as before.'), ' More.'),
        ),
      ),
    ).toEqual([]);
  });

  test.each([['Page'], ['the section'], ['section'], ['word document'], ['Calder letterhead on every page']])(
    'what every file has in its place, and the same words are found elsewhere: “%s”',
    (words) => {
      const facts = saying(aParagraph('They spoke of ', restricted(words, 'FOI Act'), ' and left.'));
      const head: Parts = {
        'word/header2.xml': before('</w:hdr>', aWordParagraph('Calder letterhead on every page')),
      };
      const inHouseStyle = (plan: WordPlan) => changeDocx(planToDocx(plan, flowing), head);
      const of = testOf(facts, planNotes);
      const bare = (): Uint8Array => inHouseStyle(barePlan('notes'));
      const finished = inHouseStyle(planNotes(facts));
      expect(findLeaks(finished, of, bare)).toEqual([]);
      expect(findLeaks(changeDocx(finished, inText(aWordParagraph(words))), of, bare)).toEqual([
        { kind: 'restricted', place: 'text', item: '1' },
      ]);
    },
  );

  test('the number of a page, an item or a year', () => {
    expect(made(saying(aParagraph('There were ', restricted('1'), ' of ', restricted('7'), '.')))).toEqual(
      [],
    );
  });

  test('a file path that somebody wrote into their notes', () => {
    expect(made(saying(aParagraph('The list is at C:\\Reports\\2023 and in /home/calder/list.')))).toEqual(
      [],
    );
  });

  test('a note to self that quotes words over the end of a restricted passage, in a file for colleagues', () => {
    const facts = saying(
      aNoteToSelf('Check: “resign soon and left the room”'),
      aParagraph(restricted('He was asked to resign soon and left', ''), ' the room.'),
      aParagraph('Helen Marsh spoke.'),
    );
    const shown = (of: MeetingFacts) => planNotes(of, usualManner, 'shown');
    const wholly = {
      ...facts,
      agendaItems: facts.agendaItems.map((item) => ({ ...item, restrictedReason: 'FOI Act s31' })),
    };
    for (const each of [facts, wholly])
      expect(leaksIn(planToDocx(shown(each), flowing), testOf(each, shown))).toEqual([]);
  });

  test('restricted words in a file for colleagues, whose notes to self and chair’s notes are still kept back', () => {
    const shown = (facts: MeetingFacts) => planNotes(facts, usualManner, 'shown');
    const internal = planToDocx(shown(withWrenfield), flowing);
    const of = testOf(withWrenfield, shown);
    expect(leaksIn(internal, of)).toEqual([]);
    expect(leaksIn(changeDocx(internal, inText(aWordParagraph('Stop him if he names her.'))), of)).toEqual([
      { kind: 'chair-notes', place: 'text', item: '3' },
    ]);
  });
});
