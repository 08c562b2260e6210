import type { ParagraphRole } from '../domain/word-roles.ts';

/** What a paragraph of a Word file can be, in the words of a person, and a line as it would be said. */
export const roleWords: Readonly<Record<ParagraphRole, { readonly name: string; readonly sample: string }>> =
  {
    title: { name: 'Title of the document', sample: 'Ashby Scrutiny Board: notes' },
    subtitle: { name: 'Line under the title', sample: 'Draft for correction' },
    subject: { name: 'Subject of a cover paper', sample: 'Subject: Stop and search' },
    'section-heading': { name: 'Heading of a section', sample: 'Key information' },
    'item-heading': { name: 'Heading of an agenda item', sample: '4. Stop and search' },
    'sub-item-heading': { name: 'Heading of a sub-item', sample: 'a) Searches of children' },
    'attendance-heading': { name: 'Heading of the attendance', sample: 'Also present' },
    subheading: { name: 'Heading within a text', sample: 'What was asked' },
    'sub-item-subheading': { name: 'Heading within a sub-item', sample: 'What was answered' },
    'item-number': { name: 'Number of an item in a table', sample: '4' },
    'item-number-line': { name: 'Number of the agenda item', sample: 'Agenda Item No. 4' },
    'body-name': { name: 'Name of the body', sample: 'Ashby Scrutiny Board' },
    'meeting-date': { name: 'Date of the meeting', sample: '10 October 2026' },
    'meeting-detail': { name: 'Date, time, place and chair', sample: 'Place: Mill House, Ashby' },
    paragraph: { name: 'Paragraph', sample: 'The Mayor welcomed everybody to the meeting.' },
    'numbered-paragraph': { name: 'Numbered paragraph', sample: '12. The figures cover the year to March.' },
    bullet: { name: 'Bullet', sample: '• more officers on the towpath' },
    letter: { name: 'Lettered line', sample: 'a) to note the report' },
    'list-continuation': { name: 'Further paragraph of a bullet', sample: 'This began in the spring.' },
    quotation: { name: 'Quotation', sample: 'We were glad to be asked.' },
    'agenda-item': { name: 'Item of the agenda', sample: '4. Stop and search' },
    'agenda-sub-item': { name: 'Sub-item of the agenda', sample: 'a) Searches of children' },
    'agenda-detail': { name: 'Lead and report of an item', sample: 'Lead: Peter Moss, Chief Constable' },
    'attendance-line': { name: 'Person who attended', sample: 'Helen Marsh, Mayor' },
    'action-heading': { name: 'Word above actions', sample: 'Actions:' },
    action: { name: 'Action', sample: 'a) Send the figures to the board.' },
    decision: { name: 'Decision', sample: 'Decision: the report was noted.' },
    question: { name: 'Question', sample: 'The Mayor asked who sees the results.' },
    answer: { name: 'Answer', sample: 'The Chief Constable said that a panel does.' },
    'report-link': { name: 'Link to a report', sample: 'To read the report: Stop and search' },
    'table-heading': { name: 'Heading row of a table', sample: 'What was promised' },
    'table-text': { name: 'Text in a table', sample: 'Send the figures to the board' },
  };

/** The roles in the order in which a person looks for them. */
export const roleGroups: readonly { readonly name: string; readonly roles: readonly ParagraphRole[] }[] = [
  {
    name: 'Headings',
    roles: [
      'title',
      'subject',
      'section-heading',
      'item-heading',
      'attendance-heading',
      'sub-item-heading',
      'subheading',
      'sub-item-subheading',
    ],
  },
  {
    name: 'Text and lists',
    roles: ['paragraph', 'numbered-paragraph', 'bullet', 'letter', 'list-continuation', 'quotation'],
  },
  { name: 'Agenda', roles: ['agenda-item', 'agenda-sub-item', 'agenda-detail'] },
  {
    name: 'Notes',
    roles: [
      'attendance-line',
      'action-heading',
      'action',
      'decision',
      'question',
      'answer',
      'report-link',
      'item-number',
    ],
  },
  {
    name: 'Top of a document',
    roles: ['subtitle', 'body-name', 'meeting-date', 'meeting-detail', 'item-number-line'],
  },
  { name: 'Tables', roles: ['table-heading', 'table-text'] },
];
