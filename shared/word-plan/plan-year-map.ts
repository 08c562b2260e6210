import { usualManner, type Manner } from '../domain/manner.ts';
import { formatDate } from '../domain/calendar-date.ts';
import type { YearMap, YearMapCell, YearMapRow } from '../domain/year-map.ts';
import { countOf } from '../wording/facts.ts';
import { planEntryKindNames } from '../wording/names.ts';
import { paragraph, strongLabel, textParagraph } from './meeting-in-plan.ts';
import type { PlanBlock, PlanCell, PlanInline, WordPlan } from './word-plan.ts';

/** With more meetings than this the columns are too narrow for the titles of the papers. */
const mostWithTitles = 6;

/** The year map: for each plan a table, its priorities and themes down the side and the year's meetings across. */
export function planYearMap(map: YearMap, bodyName: string, manner: Manner = usualManner): WordPlan {
  const title = `${bodyName}: what was looked at in ${map.year}`;
  return {
    kind: 'year-map',
    properties: { title, subject: `Year map ${map.year}`, author: bodyName },
    language: 'en-GB',
    runningHead: title,
    footer: `${bodyName}, ${map.year}`,
    blocks: [
      textParagraph('title', title),
      paragraph('meeting-detail', [
        strongLabel('Meetings: '),
        { inline: 'text', text: map.meetings.map(({ date }) => formatDate(date, manner)).join(', ') },
      ]),
      ...map.plans.flatMap((plan): readonly PlanBlock[] => [
        textParagraph('section-heading', plan.name),
        plan.rows.length === 0
          ? paragraph('paragraph', [label('The plan has no priorities and themes.')])
          : tableOf(map, plan.rows, manner),
      ]),
    ],
  };
}

function tableOf({ year, meetings }: YearMap, rows: readonly YearMapRow[], manner: Manner): PlanBlock {
  const share = Math.floor(68 / meetings.length);
  const heading = (text: string): PlanCell => ({ blocks: [textParagraph('table-heading', text)] });
  return {
    block: 'table',
    description: `Table: priorities and themes of the plan, and the papers on each at every meeting of ${year}`,
    columns: [100 - share * meetings.length, ...meetings.map(() => share)],
    headerRows: [
      {
        cells: [
          heading('Priority or theme'),
          ...meetings.map(({ date }) => heading(formatDate(date, manner))),
        ],
      },
    ],
    rows: rows.map((row) => ({
      cells: [
        { blocks: [paragraph('table-text', nameOf(row, year))], isRowHeader: true },
        ...row.cells.map((cell): PlanCell => ({
          blocks: [paragraph('table-text', [wordsOf(cell, meetings.length)])],
        })),
      ],
    })),
  };
}

function nameOf({ kind, title, isNeverLookedAt }: YearMapRow, year: number): readonly PlanInline[] {
  return [
    label(`${planEntryKindNames[kind]}: `),
    { inline: 'text', text: title },
    ...(isNeverLookedAt ? [strongLabel(` – not looked at in ${year}`)] : []),
  ];
}

function wordsOf({ isOfPlan, titles }: YearMapCell, meetings: number): PlanInline {
  if (!isOfPlan) return label('Another plan');
  if (titles.length === 0) return label('None');
  return meetings > mostWithTitles
    ? label(countOf(titles.length, 'paper'))
    : { inline: 'text', text: titles.join('; ') };
}

function label(text: string): PlanInline {
  return { inline: 'text', text, isLabel: true };
}
