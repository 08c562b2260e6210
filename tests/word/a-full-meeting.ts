import { usualManner, type Manner } from '../../shared/domain/manner.ts';
import { yearMap, type YearMap } from '../../shared/domain/year-map.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { planActionLog } from '../../shared/word-plan/plan-action-log.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { planCoverPaper } from '../../shared/word-plan/plan-cover-paper.ts';
import { planForwardPlan } from '../../shared/word-plan/plan-forward-plan.ts';
import { planMattersArising } from '../../shared/word-plan/plan-matters-arising.ts';
import { planPack } from '../../shared/word-plan/plan-pack.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { planChasingList } from '../../shared/word-plan/plan-chasing-list.ts';
import { planYearMap } from '../../shared/word-plan/plan-year-map.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';
import {
  aBody,
  aDecision,
  aFigure,
  anAction,
  anExchange,
  aParagraph,
  aPersonChip,
  aReportLink,
  aSubheading,
  aTable,
  aWordingCopy,
  bullets,
  emphasised,
  letters,
  lettersFrom,
  linked,
  restricted,
  strong,
} from '../support/builders/body-pieces.ts';
import {
  accHarland,
  agendaOf,
  aMeetingFacts,
  aPaper,
  aReportItem,
  idOf,
  notesOf,
  theMayor,
} from '../support/builders/meeting-facts.ts';

const owner = (person: { readonly id: string }) => [{ kind: 'person' as const, id: person.id }];

const stopAndSearch = aReportItem('Stop and search', {
  reportTitle: 'Chief Constable’s report: Stop and search',
  reportHref: 'https://example.org/item-4.pdf',
});

const agendaItems = agendaOf([
  'Welcome and apologies',
  'Announcements',
  ['Safer parks', 'Your views'],
  aReportItem('Use of force'),
  stopAndSearch,
  'Any other business',
]);

/** A meeting that uses every block that there is, in a paper and in the notes. */
export const aFullMeeting: MeetingFacts = aMeetingFacts({
  agendaItems,
  papers: [
    aPaper(stopAndSearch, {
      purpose: aBody(aParagraph('The attached report sets out the work on searches.')),
      recommendation: aBody(aParagraph('That the Mayor uses the report.')),
      plan: aBody(
        aParagraph(
          'Recorded in ',
          linked('Voices of the county', 'https://example.org/voices?a=1&b=2'),
          ' in spring.',
        ),
        aParagraph(
          'Priority 3, ',
          emphasised('Safer places'),
          ', was chosen by ',
          strong('42%'),
          ' of <those> & others.',
        ),
      ),
      'key-information': aBody(
        aWordingCopy(idOf('wording'), [
          aParagraph('The force reports on every search.'),
          bullets('to the panel', 'to the public'),
          aParagraph('Its share of all crime was ', aFigure(idOf('figure'), '42.1%', '2023-09-30'), '.'),
        ]),
        aParagraph('Activity to date includes:'),
        bullets('lighting on the towpath', [
          aParagraph('cameras'),
          aParagraph('at both stations'),
          bullets('north'),
        ]),
        aTable(['District', 'Searches'], ['Harrow', '120'], ['Linton', '88']),
        letters('alpha', [aParagraph('beta'), letters('inner alpha', 'inner beta')], 'gamma'),
        aSubheading('What follows'),
        aParagraph('A review in the summer.'),
      ),
      partnership: aBody(aParagraph('Partners sit on the panel.')),
      equality: aBody(bullets('Some communities are searched more often.')),
    }),
  ],
  notes: notesOf(agendaItems, {
    'Welcome and apologies': aBody(aParagraph('The Mayor welcomed everyone.')),
    'Safer parks': aBody(
      aParagraph('New guidance had been launched.'),
      anAction('Send the guidance to every council.', { owners: owner(theMayor), due: '2023-11-14' }),
    ),
    'Your views': aBody(anAction('Publish the results of the survey.')),
    'Stop and search': aBody(
      aReportLink('Chief Constable’s report: Stop and search', 'https://example.org/item-4.pdf'),
      aParagraph(aPersonChip(accHarland.id, 'old label'), ' presented the report.'),
      aSubheading('Searches of children'),
      anExchange('The Mayor asked who saw the results.', 'The Chief Constable said that a panel did.'),
      letters('first letter', 'second letter'),
      aParagraph('A pause.'),
      lettersFrom(3, 'third letter', 'fourth letter'),
      aTable(['Year', 'Number'], ['2022', '7'], ['2023', restricted('9')]),
      aDecision('The meeting agreed to see figures by district.'),
      anAction('Provide the figures by district.', { owners: owner(accHarland), due: '2023-12-01' }),
      anAction('Publish the panel’s reading.'),
    ),
  }),
});

export const aYearMap: YearMap = yearMap({
  year: 2023,
  meetings: [
    { id: 'july', date: '2023-07-11', planId: 'plan' },
    { id: 'january', date: '2023-01-17', planId: 'earlier' },
    { id: 'october', date: '2023-10-10', planId: 'plan' },
    { id: 'next', date: '2024-01-16', planId: 'plan' },
  ],
  plans: [
    {
      id: 'plan',
      name: 'Police and Crime Plan',
      startsOn: '2023-04-01',
      entries: [
        { id: 'streets', kind: 'priority', title: 'Safer streets' },
        { id: 'victims', kind: 'priority', title: 'Victims first' },
        { id: 'early', kind: 'theme', title: 'Early help' },
        { id: 'survey', kind: 'document', title: 'Survey' },
      ],
    },
    {
      id: 'earlier',
      name: 'Plan before it',
      startsOn: '2021-04-01',
      entries: [{ id: 'roads', kind: 'priority', title: 'Safer roads' }],
    },
  ],
  links: [
    { meetingId: 'july', planEntryId: 'streets', title: 'Stop and search' },
    { meetingId: 'july', planEntryId: 'streets', title: 'Use of force' },
    { meetingId: 'october', planEntryId: 'early', title: 'Youth work' },
  ],
});

export const stopAndSearchId = stopAndSearch.id;

/** One plan of every kind, made in the manner of a house style. */
export const plansIn = (manner: Manner): readonly WordPlan[] => [
  planAgenda(aFullMeeting, manner),
  planCoverPaper(aFullMeeting, stopAndSearchId, manner),
  planNotes(aFullMeeting, manner),
  planActionLog(aFullMeeting, manner),
  planMattersArising(aFullMeeting, manner),
  planForwardPlan(aFullMeeting, manner),
  planPack(aFullMeeting, aFullMeeting, manner),
  planYearMap(aYearMap, aFullMeeting.body.name, manner),
  planChasingList(
    [
      {
        owner: 'CC Moss',
        actions: [
          {
            label: '4 a)',
            meetingDate: '2023-07-10',
            bodyName: aFullMeeting.body.name,
            itemTitle: 'Stop and search',
            words: [{ text: 'Send the figures to the board' }],
            owners: 'CC Moss',
            due: '2023-10-01',
            status: 'open',
            lastUpdate: null,
          },
        ],
      },
    ],
    '2023-10-12',
    manner,
  ),
];

export const everyPlan = plansIn(usualManner);
