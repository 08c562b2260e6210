import type { MeetingFile } from '../contract/meeting-file.ts';
import { hasWrittenNumbers } from '../document/body-from-plain-text.ts';
import { numberParagraphs } from '../document/paragraph-numbering.ts';
import { withoutMailGateway } from '../document/safe-href.ts';
import { fillHeading, type HeadingFacts, type TemplateSection } from '../domain/papers.ts';
import { readFileText, type TextContext } from './file-texts.ts';
import type { DraftPaper } from './meeting-draft.ts';
import { isSameName, type NameDirectory } from './name-directory.ts';

type FilePaper = NonNullable<MeetingFile['agenda'][number]['paper']>;
type FileSection = FilePaper['sections'][number];

export type PaperSetting = {
  readonly template: readonly TemplateSection[];
  readonly headingFacts: HeadingFacts;
  readonly planEntries: NameDirectory;
  readonly hasPlan: boolean;
};

/**
 * A cover paper of the file. What a section does not say itself comes from the body's template, found by key or by
 * heading. Where the paper's text gives paragraph numbers, they must be those that the program counts.
 */
export function readFilePaper(
  paper: FilePaper,
  path: string,
  setting: PaperSetting,
  context: TextContext,
): Omit<DraftPaper, 'agendaItemId'> {
  const paragraphNumbers = paper.sections.some(isNumberedByHand) ? 'marks' : 'words';
  const keys = new Set<string>();
  const readings = paper.sections.map((section, index) => {
    const sectionPath = `${path}.sections.${index}`;
    const frame = sectionFrame(section, setting, keys, sectionPath, context);
    keys.add(frame.key);
    const marks = frame.isNumbered ? paragraphNumbers : 'words';
    const restrictedReason = section.restricted ?? null;
    const text = readFileText('cover-paper', section.content, `${sectionPath}.content`, marks, context);
    return { ...frame, ...text, restrictedReason, sectionPath };
  });
  const counted = numberParagraphs(
    readings.map(({ key, isNumbered, body }) => ({ id: key, isNumbered, body })),
  );
  for (const { key, writtenNumbers, sectionPath } of readings) {
    for (const { number, line, block } of writtenNumbers) {
      const expected = counted.get(key)?.[block] ?? null;
      if (expected === null || expected === number) continue;
      context.tell({
        path: `${sectionPath}.content.line ${line}`,
        code: 'paragraph-number-out-of-order',
        facts: { number, expected },
      });
    }
  }
  return {
    state: paper.state ?? 'drafting',
    planEntryIds: readPlanLinks(paper, path, setting, context),
    links: (paper.attachments ?? []).map(({ name, href, audience = 'public' }) => ({
      name,
      href: withoutMailGateway(href),
      audience,
    })),
    steps: (paper.steps ?? []).map((paperStep) => ({ ...paperStep, reason: paperStep.reason ?? null })),
    sections: readings.map(
      ({ key, heading, guidance, isNumbered, isRequired, wordLimit, restrictedReason, body }) => ({
        key,
        heading,
        guidance,
        isNumbered,
        isRequired,
        wordLimit,
        restrictedReason,
        body,
      }),
    ),
  };
}

function isNumberedByHand(section: FileSection): boolean {
  return (
    section.isNumbered !== false && typeof section.content === 'string' && hasWrittenNumbers(section.content)
  );
}

function sectionFrame(
  section: FileSection,
  { template, headingFacts }: PaperSetting,
  keys: ReadonlySet<string>,
  path: string,
  { tell }: TextContext,
): TemplateSection {
  const byHeading = template.find((each) =>
    isSameName(fillHeading(each.heading, headingFacts), section.heading),
  );
  const ofTemplate =
    section.key === undefined ? byHeading : template.find((each) => each.key === section.key);
  const key = section.key ?? ofTemplate?.key ?? freeKey(section.heading, keys);
  if (keys.has(key))
    tell({ path: `${path}.heading`, code: 'section-repeated', facts: { key: section.heading } });
  return {
    key,
    // A heading that only fills the template's fields keeps them, so that it follows the organisation and the plan.
    heading: section.key === undefined && ofTemplate ? ofTemplate.heading : section.heading,
    guidance: section.guidance ?? ofTemplate?.guidance ?? '',
    isNumbered: section.isNumbered ?? (isNumberedByHand(section) || (ofTemplate?.isNumbered ?? true)),
    isRequired: section.isRequired ?? ofTemplate?.isRequired ?? false,
    wordLimit: section.wordLimit === undefined ? (ofTemplate?.wordLimit ?? null) : section.wordLimit,
  };
}

function freeKey(heading: string, taken: ReadonlySet<string>): string {
  const words = heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  const base = words === '' ? 'section' : words;
  let key = base;
  for (let count = 2; taken.has(key); count += 1) key = `${base}-${count}`;
  return key;
}

function readPlanLinks(
  paper: FilePaper,
  path: string,
  { planEntries, hasPlan }: PaperSetting,
  { tell }: TextContext,
): readonly string[] {
  const links = paper.planLinks ?? [];
  if (links.length > 0 && !hasPlan) {
    tell({ path: `${path}.planLinks`, code: 'plan-missing', facts: {} });
    return [];
  }
  const ids: string[] = [];
  for (const [index, title] of links.entries()) {
    const found = planEntries.find(title);
    if (!found.ok) tell({ path: `${path}.planLinks.${index}`, code: 'plan-entry-unknown', facts: { title } });
    else if (!ids.includes(found.id)) ids.push(found.id);
  }
  return ids;
}
