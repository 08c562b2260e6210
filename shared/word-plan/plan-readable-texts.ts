import { withoutForbiddenCharacters } from '../domain/text-rules.ts';
import { notForPublication } from '../wording/not-for-publication.ts';
import { wordMarking } from '../wording/word-marking.ts';
import { paragraph, textParagraph } from './meeting-in-plan.ts';
import { safeFileName } from './file-name-for.ts';
import type { MarkedPlan } from './marked-file.ts';
import type { PlanBlock } from './word-plan.ts';

/** What could be read of damaged data: a group for each meeting, its texts in reading order. */
export type ReadableTexts = readonly {
  readonly heading: string;
  readonly texts: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}[];

/** The name of a file with everything readable; it says itself that it is not for publication. */
export function readableTextsFileName(day: string, ending: '.docx' | '.txt' | '.json'): string {
  return safeFileName(`${day} Everything readable - ${notForPublication.replace(':', ',')}`, ending);
}

/**
 * Everything readable as one file for the people who work on the meetings. The one plan that shows restricted words:
 * what is damaged cannot say which words they are, nor how sensitive, so that it has the highest marking. Its first line
 * says so.
 */
export function planReadableTexts(texts: ReadableTexts, madeOn: string): MarkedPlan {
  const title = `Everything readable, ${madeOn}`;
  return {
    kind: 'readable-texts',
    properties: {
      title: `${notForPublication}. ${title}`,
      subject: notForPublication,
      author: 'Secretariat',
    },
    language: 'en-GB',
    runningHead: notForPublication,
    footer: notForPublication,
    marking: wordMarking({ level: 'official-sensitive', descriptor: null }),
    blocks: [
      paragraph('paragraph', [{ inline: 'text', text: `${notForPublication}.`, isStrong: true }]),
      textParagraph('title', title),
      ...(texts.length === 0 ? [textParagraph('paragraph', 'Nothing could be read.')] : []),
      ...texts.flatMap(({ heading, texts: ofGroup }) => [
        textParagraph('section-heading', clean(heading)),
        ...ofGroup.flatMap(blocksOfText),
      ]),
    ],
  };
}

function blocksOfText({ heading, lines }: ReadableTexts[number]['texts'][number]): readonly PlanBlock[] {
  const written = lines.map(clean).filter((line) => line.trim() !== '');
  return [
    textParagraph('subheading', clean(heading)),
    ...written.map((line) => textParagraph('paragraph', line)),
  ];
}

function clean(text: string): string {
  return withoutForbiddenCharacters(text).replace(/[\t\r\n]+/g, ' ');
}
