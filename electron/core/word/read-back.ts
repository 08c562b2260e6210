import { planText } from '../../../shared/word-plan/plan-text.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { openedPackage, type FileOrOpened } from './check/open-package.ts';
import { xmlText } from './check/texts-of-part.ts';
import { writableText } from './writable-text.ts';

/**
 * Opens a file that was just written and compares its words with the plan's, paragraph by paragraph. Returns null where
 * they are the same, else the first place where they are not.
 */
export function differenceFromPlan(file: FileOrOpened, plan: WordPlan): string | null {
  const document = openedPackage(file)?.parts.find(({ name }) => name === 'word/document.xml');
  if (!document) return 'the file has no document';
  const written = paragraphTexts(xmlText(document.bytes))
    .map(wordsOf)
    .filter((text) => text !== '');
  const planned = planText(plan)
    .map((text) => wordsOf(writableText(text)))
    .filter((text) => text !== '');
  const length = Math.max(written.length, planned.length);
  for (let index = 0; index < length; index += 1) {
    if (written[index] !== planned[index]) return `paragraph ${index + 1} of ${planned.length}`;
  }
  return null;
}

/** Tabs, line ends and the space behind a label are a matter of layout; the words and their order are not. */
function wordsOf(text: string): string {
  return (unevenSpace.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

const unevenSpace = /\s\s|[^\S ]/;

const piece = /<w:p[ >/]|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)\/>/g;

/** The text of each paragraph in the order of the XML, which this program wrote itself: prefixes are as docx sets them. */
function paragraphTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let current = '';
  for (const [found, text] of xml.matchAll(piece)) {
    if (found.startsWith('<w:p')) {
      texts.push(current);
      current = '';
    } else {
      current += text === undefined ? ' ' : decodeEntities(text);
    }
  }
  return [...texts, current];
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&[a-z]+;/g, (entity) => entities[entity] ?? entity) : text;
}
