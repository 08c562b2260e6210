import type { FileFinding, FileFindingCode, FilePlace } from '../domain/file-findings.ts';
import { highestMarking, type Marking } from '../domain/markings.ts';
import type { Audience } from '../domain/outgoing.ts';
import { countOf } from './facts.ts';
import { wordMarking } from './word-marking.ts';
import { wordAudience } from './word-standing.ts';

export type WordedFileFinding = {
  readonly title: string;
  /** "Under “Key information”: “click here”" */
  readonly where: string;
  readonly whatToDo: string;
};

export function wordFileFinding({ code, place, heading, words }: FileFinding): WordedFileFinding {
  const [title, whatToDo] = sentences[code];
  const under = heading === '' ? placeNames[place] : `${placeNames[place]}, under “${heading}”`;
  return { title, where: words === '' ? under : `${under}: “${words}”`, whatToDo };
}

const placeNames: Readonly<Record<FilePlace, string>> = {
  file: 'The file as a whole',
  text: 'In the text',
  header: 'In the head of the pages',
  footer: 'In the foot of the pages',
  footnotes: 'In the footnotes',
};

const sentences: Readonly<Record<FileFindingCode, readonly [title: string, whatToDo: string]>> = {
  'title-missing': ['The file has no title', 'Give the body a name in the library.'],
  'not-british-english': [
    'Words are not marked as British English',
    'Set the language in the house style to English (United Kingdom).',
  ],
  'not-one-heading-1': [
    'There is not exactly one heading at the top',
    'Give the title, and nothing else, the style Heading 1 in the house style.',
  ],
  'heading-level-skipped': [
    'A heading skips a level',
    'Put a heading of the level between above it, or take the subheading out.',
  ],
  'heading-empty': ['A heading has no words', 'Write the heading, or take it out.'],
  'heading-not-kept': ['A heading may end a page', 'Set “Keep with next” for this style in the house style.'],
  'list-mark-typed': ['A list mark or number is typed', 'Take the mark out and make it a list.'],
  'capitals-typed': [
    'Words are typed in capitals',
    'Write them in small letters; the house style sets capitals where they are wanted.',
  ],
  'space-typed': [
    'Space is made by typing',
    'Take the spaces, tabs or line ends out, and make a list or a table if one is meant.',
  ],
  'blank-paragraph': [
    'An empty paragraph makes space',
    'Take it out; the house style sets the space between paragraphs.',
  ],
  'table-without-header': ['A table has no heading row', 'Make the cells of its first row heading cells.'],
  'table-without-description': ['A table is not described', 'Give the table a heading row with words.'],
  'table-in-table': ['A table stands in a table', 'Put it after the outer table, or write it as a list.'],
  'cells-merged': ['Cells of a table are merged', 'Split the cells and say in each what applies to it.'],
  'cells-empty': [
    'A row, a column or a heading cell of a table is empty',
    'Fill it in (“none”, “not known”), or take it out.',
  ],
  'link-says-nothing': [
    'A link does not say where it leads',
    'Write what is found there as the text of the link.',
  ],
  'link-unsafe': [
    'A link leads to no place that others can open',
    'Give it an address of the web or a mailbox, or take it out.',
  ],
  'picture-without-description': [
    'A picture is not described',
    'Say in the Word template what the picture shows, or mark it as decoration.',
  ],
  'object-floating': ['Something floats over the text', 'Set it “in line with text” in the Word template.'],
  'contrast-low': [
    'Words stand out too little from their ground',
    'Choose a darker colour, or a lighter ground, in the house style.',
  ],
  'text-small': ['Words are smaller than 12 points', 'Choose 12 points or more in the house style.'],
  'text-hidden': ['There is hidden text', 'Delete it in the Word template.'],
  'field-without-result': [
    'A field shows nothing',
    'Open the file in Word, press Ctrl A and F9, and save it.',
  ],
  'changes-tracked': ['There are tracked changes', 'Accept or reject them before the file goes out.'],
  'comments-left': ['There are comments', 'Delete them before the file goes out.'],
};

type CheckedFile = {
  readonly name: string;
  readonly findings: readonly FileFinding[];
  readonly audience: Audience;
  readonly marking: Marking;
};

/** What a report on files is, for it quotes them: for colleagues where one of them is, and as sensitive as any. */
export function standingOfReport(files: readonly Pick<CheckedFile, 'audience' | 'marking'>[]): {
  readonly audience: Audience;
  readonly marking: Marking;
} {
  return {
    audience: files.some(({ audience }) => audience === 'internal') ? 'internal' : 'public',
    marking: highestMarking(files.map(({ marking }) => marking)),
  };
}

/**
 * The report of a check as plain text, to be kept beside the files. Its first line says for whom it is and its marking.
 * `madeOn`: "28 November 2023".
 */
export function accessibilityReport(files: readonly CheckedFile[], madeOn: string): string {
  const { audience, marking } = standingOfReport(files);
  const marked = wordMarking(marking);
  const standing = [...(marked === '' ? [] : [marked]), ...wordAudience(audience)];
  const count = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const lines = [
    [`Accessibility check of ${countOf(files.length, 'Word file')}, ${madeOn}`, ...standing].join('. '),
    count === 0 ? 'Nothing was found.' : `${countOf(count, 'thing')} to look at.`,
    '',
    ...files.flatMap(({ name, findings }) => [
      name,
      ...(findings.length === 0 ? ['  Nothing was found.'] : findings.flatMap(linesOf)),
      '',
    ]),
    'What each file was searched for:',
    ...Object.values(sentences).map(([title]) => `  - ${title}`),
    '',
    'No program sees everything: whether the words are plain and the descriptions true, a person has to read.',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function linesOf(finding: FileFinding): readonly string[] {
  const { title, where, whatToDo } = wordFileFinding(finding);
  return [`  * ${title}.`, `    ${where}.`, `    ${whatToDo}`];
}
