import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocx, type DocxParagraph } from '../support/docx-reader.ts';
import { resourcesFolder, withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The two-hour meeting of the sample as its Word file has it: against the sample as it was written, by no code of the
// program's own, and against a list made by reading.

type SampleNode = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: { readonly label?: string };
  readonly content?: readonly SampleNode[];
};
type SampleItem = {
  readonly title: string;
  readonly notes?: SampleNode;
  readonly subItems?: readonly SampleItem[];
};

const sample = JSON.parse(readFileSync(join(resourcesFolder, 'sample/sample-meeting.json'), 'utf8')) as {
  readonly agenda: readonly SampleItem[];
};

async function theNotes(): Promise<readonly DocxParagraph[]> {
  return withTestCore(temporaryFolder(), async (client) => {
    const { meetingId } = await client.workspace.loadSample();
    const [file] = (await client.exports.make({ meetingId, what: 'notes' })).files;
    return readDocx(Buffer.from(file?.content ?? '', 'base64')).paragraphs;
  });
}

/** The texts of an item and of what is under it, in their order. */
function textsOf({ notes, subItems = [] }: SampleItem): readonly string[] {
  return [...(notes ? blocksOf(notes) : []), ...subItems.flatMap((item) => textsOf(item))];
}

function blocksOf(node: SampleNode): readonly string[] {
  const { content = [] } = node;
  const isText = content.some(({ type }) => type === 'text' || type === 'person');
  if (!isText) return content.flatMap(blocksOf);
  return [content.map(({ text, attrs }) => text ?? attrs?.label ?? '').join('')];
}

test('every word of the sample’s notes is in the file, under its item and in its order', async () => {
  const paragraphs = await theNotes();
  const headings = paragraphs.flatMap(({ headingLevel, mark }, at) =>
    headingLevel === 2 && /^\d/.test(mark) ? [at] : [],
  );
  expect(headings.map((at) => paragraphs[at]?.mark)).toEqual(sample.agenda.map((_, at) => `${at + 1}.`));
  let words = 0;
  for (const [index, item] of sample.agenda.entries()) {
    const under = paragraphs
      .slice((headings[index] ?? 0) + 1, headings[index + 1])
      .filter(({ styleName }) => styleName !== 'Action');
    // What the actions say is looked at below; in a file they are gathered at the end of their item.
    const expected = textsOf(item).filter((text) => !actions.some(([, , said]) => said === text));
    let from = 0;
    for (const text of expected) {
      const at = under.findIndex((paragraph, place) => place >= from && paragraph.text.includes(text));
      expect(at, `${item.title}: ${text}`).toBeGreaterThanOrEqual(from);
      from = at;
      words += text.split(' ').length;
    }
  }
  expect(words).toBeGreaterThan(1_700);
});

const actions = [
  [
    '4',
    'a)',
    'Publish the use of force figures for each of the five districts.',
    'Calder Police, by 14 November 2023',
  ],
  [
    '4',
    'b)',
    'Make the visit to families in which a child saw force used a rule, and report how many were made.',
    'ACC Harland, by 16 January 2024',
  ],
  [
    '5',
    'a)',
    'Provide the number of searches of children by district for the last two years.',
    'ACC Harland, by 14 November 2023',
  ],
  [
    '5',
    'b)',
    'Publish the scrutiny panel’s marking of body-worn video, with the reasons for each recording marked poor.',
    'Supt Vale (lead) and Mr Whitfield, by 16 January 2024',
  ],
  [
    '6',
    'a)',
    'Send the winter plan for the two bus stations to the Mayor, the bus companies and the head teachers.',
    'Ch Supt Lister, by 31 October 2023',
  ],
  [
    '6',
    'b)',
    'Fill the eight apprenticeship places, and report on who has taken them up.',
    'Calder Violence Reduction Partnership, by 1 December 2023',
  ],
  [
    '7',
    'a)',
    'Publish the named officer of each ward on one page, with the date on which each of them started.',
    'Ch Supt Lister (lead) and Ms Idris, by 15 December 2023',
  ],
  [
    '7',
    'b)',
    'Send a message to the person who reported anti-social behaviour when their report is closed.',
    'Calder Police, by 29 February 2024',
  ],
  [
    '8',
    'a)',
    'Report the outcome of the review of waits above 24 hours, with the part that the family took in it.',
    'ACC Brook, by 16 January 2024',
  ],
] as const;

test('the actions of the sample’s notes have their items, letters, owners and dates', async () => {
  let item = '';
  const read = (await theNotes()).flatMap(({ headingLevel, mark, styleName, text }) => {
    if (headingLevel === 2) item = mark.replace('.', '');
    return styleName === 'Action' ? [[item, mark, text]] : [];
  });
  expect(read).toEqual(
    actions.map(([number, letter, said, whoAndWhen]) => [number, letter, `${said} ${whoAndWhen}`]),
  );
});

test('the people of the sample’s notes stand under what they came as, by name and post', async () => {
  let heading = '';
  const read = (await theNotes()).flatMap(({ headingLevel, styleName, text }) => {
    if (headingLevel === 2) heading = text;
    return styleName === 'Attendance' ? [`${heading}: ${text}`] : [];
  });
  expect(read).toEqual([
    'Present: Helen Ashworth, Mayor of Calder, Calder Combined Authority',
    'Present: Dr Amara Okoro, Deputy Mayor for Policing and Crime, Calder Combined Authority',
    'Present: Graham Moss, Chief Constable, Calder Police',
    'Present: Ruth Harland, Assistant Chief Constable, Calder Police',
    'Present: Fiona Lister, Chief Superintendent, Neighbourhoods, Calder Police',
    'Present: Daniel Vale, Superintendent, Calder Police; deputising for Peter Brook',
    'Also present: Samina Idris, Head of Policing and Crime, Calder Combined Authority',
    'Also present: Tom Whitfield, Engagement Officer, Calder Combined Authority',
    'Also present: Owen Pryce, Policy Officer, Calder Combined Authority',
    'Also present: Leah Farrow, Director, Calder Violence Reduction Partnership',
    'Also present: Miriam Dale, Chief Executive, Calder Victims’ Service',
    'Apologies: Peter Brook, Assistant Chief Constable, Calder Police',
  ]);
});
