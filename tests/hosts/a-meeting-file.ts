import type { MeetingFile } from '../../shared/contract/meeting-file.ts';

/** A small meeting with a paper, notes and an action; `changes` replace its parts. */
export function aMeetingFile(changes: Partial<MeetingFile> = {}): MeetingFile {
  return {
    format: 'secretariat-meeting',
    version: 1,
    body: { name: 'Community Outcomes Meeting' },
    organisations: [{ name: 'Calder Police' }],
    people: [
      { name: 'Ada Okoro', post: 'Deputy Mayor', shortForm: 'DMPC Okoro' },
      {
        name: 'Jo Harland',
        post: 'Assistant Chief Constable',
        organisation: 'Calder Police',
        shortForm: 'ACC Harland',
      },
    ],
    meeting: {
      date: '2026-04-18',
      startTime: '14:30',
      endTime: '16:00',
      place: 'Town Hall',
      chair: 'Ada Okoro',
    },
    attendance: { present: ['Ada Okoro', 'Jo Harland'] },
    agenda: [
      { kind: 'welcome', title: 'Welcome and apologies', notes: 'The Deputy Mayor opened the meeting.' },
      {
        kind: 'report',
        title: 'Road safety',
        lead: 'ACC Harland',
        organisation: 'Calder Police',
        paper: {
          sections: [
            {
              key: 'purpose',
              heading: 'Purpose of the report',
              content: 'To show what was done on the roads.',
            },
          ],
        },
        notes:
          'ACC Harland presented the report.\n\nACTION (ACC Harland, 2026-05-10): send the figures by ward.',
      },
    ],
    ...changes,
  };
}
