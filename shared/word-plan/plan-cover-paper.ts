import { usualManner, type Manner } from '../domain/manner.ts';
import type { AgendaItem } from '../contract/entities/agenda.ts';
import type { Section, SectionedDocument } from '../contract/entities/documents.ts';
import { numberAgenda } from '../domain/agenda.ts';
import { formatDate } from '../domain/calendar-date.ts';
import { attachmentKey, fillHeading, planSectionOf } from '../domain/papers.ts';
import { linkedEntriesOf, planNamesOf, type LinkedEntries } from '../domain/plans.ts';
import { numberParagraphs } from '../document/paragraph-numbering.ts';
import { hasRestrictedWords } from '../document/restricted-words.ts';
import { safeHref } from '../document/safe-href.ts';
import { linkedEntryLabels } from '../wording/linked-entry-labels.ts';
import { filledPhrase, labelIn } from './in-manner.ts';
import { bodyToPlan, hasLink, linkParagraph, shownBlocks, type BodyBlock } from './body-to-plan.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import {
  audienceIn,
  meetingLine,
  paragraph,
  propertiesOf,
  reportNameOf,
  strongLabel,
  textParagraph,
  titleOf,
} from './meeting-in-plan.ts';
import { namesIn } from './names-in-plan.ts';
import { PlanRefused } from './plan-refused.ts';
import { factsFor } from './public-facts.ts';
import type { Showing } from './showing.ts';
import { soundBodyOf } from './sound-body.ts';
import { keepingNumbers } from './without-trace.ts';
import type { PlanParagraph, PlanPart, WordPlan } from './word-plan.ts';

/**
 * The cover paper of one agenda item. The item's report is linked in the section `attachment` where that has no link of
 * its own: on the line that already says the report's name, else on a line added at its end.
 */
export function planCoverPaper(
  meeting: MeetingFacts,
  agendaItemId: string,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const facts = factsFor(meeting, showing);
  const item = facts.agendaItems.find(({ id }) => id === agendaItemId);
  const number = numberAgenda(facts.agendaItems).get(agendaItemId);
  if (!item || !number) throw new PlanRefused('agenda-item-not-found');
  if (item.restrictedReason !== null && showing !== 'shown')
    throw new PlanRefused('agenda-item-is-restricted', { number: number.label });
  const paper = facts.papers.find((each) => each.agendaItemId === agendaItemId);
  if (!paper) throw new PlanRefused('agenda-item-has-no-paper', { title: item.title });

  const names = namesIn(facts, manner);
  const headingFacts = {
    organisation: names.organisationNameOf(item.organisationId),
    plan: facts.plan && planNamesOf(facts.plan),
  };
  const sections = paper.sections.map((section) => ({ section, body: soundBodyOf(section) }));
  const paragraphNumbers = numberParagraphs(
    sections.map(({ section: { id, isNumbered }, body }) => ({ id, isNumbered, body })),
  );
  const reportName = reportNameOf(item, names);
  const planSection = planSectionOf(paper.sections);
  const links = linkedEntriesOf(facts.plan, paper.planEntryIds).map(linkLine);
  const parts = sections.flatMap(({ section, body }): readonly PlanPart[] => {
    const title = fillHeading(section.heading, headingFacts);
    const blocks = bodyToPlan(body, {
      names,
      sectionId: section.id,
      paragraphNumbers: paragraphNumbers.get(section.id) ?? [],
      actionLetters: [],
      actionSequence: '',
      subheadingRole: 'subheading',
      reportLinkLabel: '',
      reportName,
      manner,
      showing,
    });
    const written =
      section.key === attachmentKey
        ? [...withReport(blocks, item, reportName), ...attachmentLines(paper, showing)]
        : blocks;
    const said = section === planSection ? [...links, ...written] : written;
    const { restrictedReason } = section;
    if (restrictedReason !== null && showing === 'without-trace') return [];
    const whole =
      restrictedReason !== null && showing === 'shown' ? shownBlocks(said, restrictedReason) : said;
    // A heading without its words would be a trace of them; one that nobody has written under yet is none.
    const isGone = showing === 'without-trace' && hasRestrictedWords(body);
    return whole.length === 0 && (isGone || !section.isRequired) ? [] : [partOf(section, title, whole)];
  });
  const isListed = paper.sections.some(({ key }) => key === attachmentKey);
  const itemLine = filledPhrase(manner.phrases.itemNumber, labelIn(manner, number.label));
  return {
    kind: 'cover-paper',
    properties: propertiesOf(facts, item.title, `${meetingLine(facts, manner)}, ${itemLine}`),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: `${itemLine}: ${item.title}`,
    footer: meetingLine(facts, manner),
    blocks: [
      textParagraph('item-number-line', itemLine),
      textParagraph('body-name', facts.body.name),
      textParagraph('meeting-date', formatDate(facts.meeting.date, manner)),
      paragraph('subject', [strongLabel(`${manner.phrases.subject} `), ...titleOf(item, showing)]),
      ...keepingNumbers(parts),
      ...(isListed ? [] : attachmentPart(paper, showing)),
    ],
  };
}

function partOf(section: Section, title: string, blocks: readonly BodyBlock[]): PlanPart {
  return {
    block: 'part',
    id: section.id,
    title,
    blocks: [textParagraph('section-heading', title), ...blocks],
  };
}

// Templates without a section for them.
function attachmentPart(paper: SectionedDocument, showing: Showing): readonly PlanPart[] {
  const lines = attachmentLines(paper, showing);
  const title = lines.length === 1 ? 'Attachment' : 'Attachments';
  return lines.length === 0
    ? []
    : [{ block: 'part', id: paper.id, title, blocks: [textParagraph('section-heading', title), ...lines] }];
}

/** What the readers may have, each on its line. */
function attachmentLines({ attachments }: SectionedDocument, showing: Showing): readonly PlanParagraph[] {
  return attachments.flatMap(({ kind, name, href, audience }): readonly PlanParagraph[] => {
    if (audience !== 'public' && showing !== 'shown') return [];
    const safe = href === null ? null : safeHref(href);
    if (kind === 'link' && safe !== null) {
      return [
        paragraph('report-link', [{ inline: 'link', href: safe, inlines: [{ inline: 'text', text: name }] }]),
      ];
    }
    return [textParagraph('report-link', `${name} (attached)`)];
  });
}

/** "Priorities: Safer places; Victims first": the program's own words, so that no paper says otherwise than its ticks. */
function linkLine({ kind, titles }: LinkedEntries): BodyBlock {
  const [one, more] = linkedEntryLabels[kind];
  return paragraph('paragraph', [
    strongLabel(`${titles.length === 1 ? one : more}: `),
    { inline: 'text', text: titles.join('; ') },
  ]);
}

function withReport(
  blocks: readonly BodyBlock[],
  item: AgendaItem,
  reportName: string,
): readonly BodyBlock[] {
  const href = item.reportHref === null ? null : safeHref(item.reportHref);
  if (href === null || hasLink(blocks)) return blocks;
  const added = paragraph('report-link', [
    { inline: 'link', href, inlines: [{ inline: 'text', text: reportName }] },
  ]);
  return linkParagraph(blocks, reportName, href) ?? [...blocks, added];
}
