import { usualManner, type Manner } from '../domain/manner.ts';
import { formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
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
import type { Showing } from './showing.ts';
import type { PlanBlock, WordPlan } from './word-plan.ts';

/**
 * What is promised for the meetings after this one, soonest first, by titles alone. A topic that became a restricted
 * item of an agenda is in neither the public nor the internal one: it is no longer to come.
 */
export function planForwardPlan(
  facts: MeetingFacts,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const title = `${facts.body.name}: forward plan`;
  const { date } = facts.meeting;
  const byDay = Map.groupBy(facts.comingTopics, (topic) => topic.date);
  return {
    kind: 'forward-plan',
    properties: propertiesOf(facts, title, `After ${formatDate(date, manner)}`),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: title,
    footer: meetingLine(facts, manner),
    blocks: [
      textParagraph('title', title),
      paragraph('meeting-detail', [
        strongLabel('After: '),
        { inline: 'text', text: formatDateWithWeekday(date, manner) },
      ]),
      ...(byDay.size === 0
        ? [paragraph('paragraph', [ownWords('No topics are planned for later meetings yet.')])]
        : [...byDay].flatMap(([day, topics]): readonly PlanBlock[] => [
            textParagraph('section-heading', formatDateWithWeekday(day, manner)),
            ...topics.map((topic) => ({
              ...textParagraph('bullet', topic.title),
              number: { list: 'bullets', sequence: 'bullets', level: 0, expected: '•' } as const,
            })),
          ])),
    ],
  };
}
