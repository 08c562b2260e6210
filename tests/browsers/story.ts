import { strFromU8, unzipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { click, longest, until, type Person } from './person.ts';

const words = 'The heron was counted at the weir, twice.';
const secret = 'Inspector Quill was named.';

/** What a clerk does on a first day, from the link to the log-out. Throws at the first thing that is not as it should be. */
export async function tellStory(
  person: Person,
  host: BrowserHostProcess,
  say: (line: string) => void,
): Promise<void> {
  await person.open(host.url);
  await click(person, 'button', 'Open the sample meeting');
  await until(person, 'the sample meeting', `location.hash.includes('/meetings/')`);
  say('the link opens the program, and the sample meeting is there');

  // The counts of the tabs move them as they come.
  await until(
    person,
    'the counts',
    `document.querySelector('nav[aria-label="This meeting"]')?.textContent.includes('3/6')`,
  );
  await click(person, 'nav[aria-label="This meeting"] a', 'Notes');
  await click(person, 'nav[aria-label="Agenda"] button', 'Any other business');
  await until(person, 'the caret', `document.activeElement.matches('.ProseMirror')`);
  await person.press('Control+End');
  await person.press('Enter');
  await person.type(words);
  await until(person, 'the words', `${text}.includes(${JSON.stringify(words)})`);
  say('notes are typed');

  await person.press('Control+Enter');
  await person.type('Publish the count. @');
  await until(person, 'the list of names', `document.querySelector('[role=listbox] [role=option]')`);
  await person.type('Harl');
  await until(
    person,
    'the name',
    `document.querySelector('[role=option][aria-selected=true]')?.textContent.includes('Harland')`,
  );
  await person.press('Enter');
  await until(
    person,
    'the owner',
    `[...document.querySelectorAll('[data-block=action]')].some((each) => each.textContent.includes('Publish the count.') && each.textContent.includes('Harland'))`,
  );
  say('an action has its owner');

  await person.press('Enter');
  await person.press('Enter');
  await person.type(secret);
  await person.press('Shift+Home');
  await person.press('Alt+Shift+R');
  await until(person, 'the question why', `document.querySelector('[role=dialog]')`);
  await click(person, '[role=dialog] [role=option]', 's31');
  await until(
    person,
    'the restriction',
    `[...document.querySelectorAll('.ProseMirror [data-restricted]')].some((each) => each.textContent.includes(${JSON.stringify(secret)}))`,
  );
  await until(person, 'the saved words', `${saveState}.includes('Saved')`);
  say('a passage is restricted, and everything is saved');

  await click(person, 'button', 'Export to Word');
  const file = await downloadIn(person.downloads);
  const out = textOf(file);
  if (!out.includes(words)) throw new Error('the Word file lacks what was typed');
  if (out.includes('Quill')) throw new Error('the Word file holds the restricted passage');
  say('the Word file comes as a download, with the words and without the restricted ones');

  await person.reload();
  await until(
    person,
    'the words after reloading',
    `document.querySelector('main')?.textContent.includes(${JSON.stringify(words)})`,
  );
  await until(person, 'the caret after reloading', `document.activeElement.matches('.ProseMirror')`);
  say('the page finds the words again, and the caret its place');

  const faults = person.faults();
  if (faults.length > 0) throw new Error(`the page had faults: ${faults.join('; ')}`);
  await click(person, 'button', 'Log out');
  await until(person, 'the end', `document.querySelector('h1')?.textContent === 'You are logged out'`);
  const code = await host.ended;
  if (code !== 0) throw new Error(`the program ended with ${code}`);
  say('logging out ends the program');
}

const text = `document.querySelector('.ProseMirror').textContent`;
const saveState = `document.querySelector('[aria-label="Save state"]').textContent`;

async function downloadIn(folder: string): Promise<string> {
  const deadline = performance.now() + longest;
  for (;;) {
    const file = readdirSync(folder).find((name) => name.endsWith('.docx'));
    // A browser writes beside the name until the file is whole.
    const isWhole = !readdirSync(folder).some((name) => /\.(part|crdownload)$/.test(name));
    if (file !== undefined && isWhole && readFileSync(join(folder, file)).length > 0)
      return join(folder, file);
    if (performance.now() > deadline) throw new Error('no Word file came');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The words of every part of a Word file. */
function textOf(file: string): string {
  return Object.values(unzipSync(readFileSync(file)))
    .map((part) => strFromU8(part).replace(/<[^>]*>/g, ''))
    .join('\n');
}
