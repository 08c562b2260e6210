import type { Manner } from '../domain/manner.ts';
import { formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { audienceIn, ownWords, paragraph, strongLabel, textParagraph } from './meeting-in-plan.ts';
import { namesIn } from './names-in-plan.ts';
import { logRows, logTable } from './plan-action-log.ts';
import { factsFor } from './public-facts.ts';
import { registerIn } from './register-in.ts';
import type { Showing } from './showing.ts';
import type { PlanBlock, WordPlan } from './word-plan.ts';

/**
 * Actions of several meetings as one action log. `ids` says which and in which order; `filtered` says in words what was
 * chosen. The words of each are those of its meeting's own action log.
 */
export function planActionRegister(
  meetings: readonly { readonly facts: MeetingFacts; readonly showing: Showing }[],
  { ids, filtered, today }: { ids: readonly string[]; filtered: readonly string[]; today: string },
  manner: Manner,
  showing: Showing,
): WordPlan {
  const rows = new Map(
    meetings.flatMap((each) => {
      const facts = factsFor(each.facts, each.showing);
      return logRows(facts, namesIn(facts, manner), manner, each.showing).map(
        (row) => [row.id, row] as const,
      );
    }),
  );
  const bodies = [...new Set(meetings.map(({ facts }) => facts.body.name))].join(', ');
  const title = `${bodies}: action log`;
  return {
    kind: 'action-log',
    properties: { title, subject: formatDate(today, manner), author: bodies },
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: title,
    footer: `${bodies}, ${formatDate(today, manner)}`,
    blocks: [
      textParagraph('title', title),
      detail('As at', formatDateWithWeekday(today, manner)),
      detail('Shown', filtered.length === 0 ? 'every action' : filtered.join('; ')),
      ...(showing === 'shown'
        ? []
        : [paragraph('paragraph', [ownWords('Restricted actions are not in this list.')])]),
      ...registerIn(
        manner,
        logTable(
          ids.flatMap((id) => rows.get(id) ?? []),
          manner,
          showing,
        ),
        'section-heading',
        'Action',
      ),
    ],
  };
}

function detail(label: string, text: string): PlanBlock {
  return paragraph('meeting-detail', [strongLabel(`${label}: `), { inline: 'text', text }]);
}
