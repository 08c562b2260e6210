import { usualManner, type Manner } from '../domain/manner.ts';
import { formatDateWithWeekday } from '../domain/calendar-date.ts';
import { mattersTable } from './matters-table.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import {
  audienceIn,
  meetingLine,
  ownWords,
  paragraph,
  propertiesOf,
  strongLabel,
  textParagraph,
} from './meeting-in-plan.ts';
import { registerIn } from './register-in.ts';
import type { Showing } from './showing.ts';
import type { WordPlan } from './word-plan.ts';

/** What the meeting has to hear of actions of earlier meetings, as a file of its own. */
export function planMattersArising(
  facts: MeetingFacts,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const title = `${facts.body.name}: matters arising`;
  const day = formatDateWithWeekday(facts.meeting.date, manner);
  const table = mattersTable(facts.mattersArising, manner, showing);
  return {
    kind: 'matters-arising',
    properties: propertiesOf(facts, title, day),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: title,
    footer: meetingLine(facts, manner),
    blocks: [
      textParagraph('title', title),
      paragraph('meeting-detail', [strongLabel('Meeting: '), { inline: 'text', text: day }]),
      ...(table === null
        ? [paragraph('paragraph', [ownWords('No actions of earlier meetings are open.')])]
        : registerIn(manner, table, 'section-heading')),
    ],
  };
}
