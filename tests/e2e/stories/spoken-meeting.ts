// What is said at a meeting of an invented panel: eight items and one that comes late. The passages that matter are
// written out; between them stands as much ordinary talk as the clerk is to type.

export type Speech =
  | { readonly kind: 'said'; readonly words: string }
  | { readonly kind: 'decision'; readonly words: string }
  | {
      readonly kind: 'action';
      readonly words: string;
      /** As the clerk types it into the owner's field, and who is meant. */
      readonly owner: { readonly typed: string; readonly label: string };
      /** As the clerk types it, and the day that is meant; null where none was named. */
      readonly due: { readonly typed: string; readonly date: string } | null;
    }
  | {
      readonly kind: 'question';
      readonly asker: Name;
      readonly words: string;
      readonly answerer: Name;
      readonly answer: string;
    }
  /** The second half of the line is not for the public. */
  | { readonly kind: 'restricted'; readonly words: string; readonly secret: string };

/** Somebody present, by the key that names them. */
export type Name = { readonly key: string; readonly label: string };

export type SpokenItem = { readonly title: string; readonly said: readonly Speech[] };

const mayor: Name = { key: 'Alt+1', label: 'the Mayor' };
const chief: Name = { key: 'Alt+2', label: 'CC Moss' };
const assistant: Name = { key: 'Alt+3', label: 'ACC Harland' };
const deputy: Name = { key: 'Alt+4', label: 'DMPC Okoro' };

export const lateItem = 'Flooding at Sand Lane';

export const spokenItems: readonly SpokenItem[] = [
  {
    title: 'Welcome and apologies',
    said: [{ kind: 'said', words: 'The Chair welcomed everybody to the Corn Exchange in Ashby.' }],
  },
  {
    title: 'Notes of the previous meeting',
    said: [
      { kind: 'decision', words: 'The notes of the meeting in April were accepted.' },
      action('Put the corrected notes on the website', 'whit', 'Mr Whitfield', '17 Jul', '2026-07-17'),
    ],
  },
  {
    title: 'Calls for help',
    said: [
      question(mayor, 'How long does a caller wait at night?', assistant, 'Eleven seconds, on average.'),
      action('Send the waiting times by hour of the day', 'harl', 'ACC Harland', '31 Jul', '2026-07-31'),
      question(deputy, 'Are calls in other languages counted?', chief, 'They are, since May.'),
      action('Write to the language line about its hours', 'moss', 'CC Moss', 'end of month', '2026-07-31'),
    ],
  },
  {
    title: 'Stop and search',
    said: [
      question(mayor, 'How many searches found nothing?', chief, 'Seven in ten.'),
      {
        kind: 'restricted',
        words: 'The panel heard about Quarry Road. ',
        secret: 'The house at number nine is watched by Operation Lantern.',
      },
      action('Show the searches by ward', 'harl', 'ACC Harland', 'next meeting', '2026-10-10'),
    ],
  },
  {
    title: 'Neighbourhood policing',
    said: [
      question(deputy, 'When is the second team complete?', assistant, 'By the autumn.'),
      action('Name an officer for each ward', 'harl', 'ACC Harland', '1 Sep', '2026-09-01'),
      action('Meet the parish councils of the valley', 'okoro', 'DMPC Okoro', null, null),
    ],
  },
  {
    title: 'Victims of crime',
    said: [
      question(mayor, 'Does everybody get a call back?', assistant, 'Not everybody.'),
      { kind: 'decision', words: 'A call back within two days becomes the standard.' },
      action('Report on calls that were missed', 'violence', 'VRP', '10 Oct', '2026-10-10'),
    ],
  },
  {
    title: 'Any other business',
    said: [
      question(deputy, 'Who opens the hall in August?', chief, 'The caretaker does.'),
      action('Thank the caretaker', 'whit', 'Mr Whitfield', null, null),
    ],
  },
  { title: 'Next meeting', said: [{ kind: 'said', words: 'The panel meets again in October.' }] },
];

export const spokenLate: SpokenItem = {
  title: lateItem,
  said: [action('Ask the river authority for its plan', 'moss', 'CC Moss', '24 Jul', '2026-07-24')],
};

/** So many words of ordinary talk, in paragraphs of a few sentences; always the same for the same item. */
export function ordinaryTalk(item: number, words: number): readonly string[] {
  const paragraphs: string[] = [];
  let left = words;
  for (let turn = 0; left > 0; turn += 1) {
    const sentences: string[] = [];
    for (let sentence = 0; sentence < 3 && left > 0; sentence += 1) {
      const spoken = sentenceOf(item * 31 + turn * 7 + sentence * 3);
      sentences.push(spoken);
      left -= spoken.split(' ').length;
    }
    paragraphs.push(sentences.join(' '));
  }
  return paragraphs;
}

const speakers = ['The Chair', 'A member', 'The inspector', 'A resident of Ashby', 'The panel'];
const verbs = ['said that', 'pointed out that', 'was told that', 'noted that', 'heard that'];
const subjects = [
  'the patrols',
  'the figures',
  'the letters',
  'the bus stops',
  'the volunteers',
  'the reports',
];
const facts = [
  'had doubled since the spring',
  'were late again in June',
  'came from three wards only',
  'should be looked at street by street',
  'were better than a year ago',
  'had been discussed with the council',
  'would be ready before the school year',
];

function sentenceOf(seed: number): string {
  const pick = (from: readonly string[], step: number): string => from[(seed * step) % from.length] ?? '';
  return `${pick(speakers, 3)} ${pick(verbs, 2)} ${pick(subjects, 5)} ${pick(facts, 11)}.`;
}

function action(
  words: string,
  typed: string,
  label: string,
  due: string | null,
  date: string | null,
): Speech {
  return {
    kind: 'action',
    words,
    owner: { typed, label },
    due: due === null || date === null ? null : { typed: due, date },
  };
}

function question(asker: Name, words: string, answerer: Name, answer: string): Speech {
  return { kind: 'question', asker, words, answerer, answer };
}
