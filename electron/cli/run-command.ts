import { CommandRefused } from './command-refused.ts';
import { readCommand } from './read-command.ts';

const help = `Secretariat on the command line: meetings in and out of the data folder, without a screen.

  npm run secretariat -- import FILE
      Brings in a meeting file: all of it, or nothing.
  npm run secretariat -- list
      Shows the meetings that are there, newest first, each with the id that export needs.
  npm run secretariat -- export --meeting ID --what WHAT --out DIR
      Writes files into DIR. WHAT is agenda, papers, pack, notes, actions,
      matters-arising, forward-plan (Word files) or meeting (a meeting file).
      Public as the meeting stands; with --internal for colleagues, with --draft or --final said so, with --zip in
      one zip file. A file that is there already is kept; the new one gets a number. With --report DIR,
      what the accessibility check of the Word files found is written there as a text file.
      The contents of a pack have no page numbers when they are made here: open the file in Word, right-click the
      contents and choose Update field. A pack that is made on the Issue tab has them.
  npm run secretariat -- backup
      Makes a backup, reads it back whole, and says where it is.
  npm run secretariat -- demo --out DIR
      Writes the Word files of the sample meeting into DIR, from a data folder that is made for it and removed.
  npm run secretariat -- help
      Shows this.

Every command takes --data DIR for another data folder than the usual one.
Of encrypted data it asks for the recovery key, or takes it from the environment (SECRETARIAT_RECOVERY_KEY).
Do not use it on a data folder that is open in Secretariat: one program at a time has it.`;

/** Runs one command. Resolves with the exit code; every error is one sentence on stderr and exit code 1. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  try {
    const command = readCommand(argv);
    switch (command.name) {
      case 'help':
        console.log(help);
        return 0;
      case 'import': {
        const { importMeeting } = await import('./import-meeting.ts');
        await importMeeting(command);
        return 0;
      }
      case 'list': {
        const { listMeetings } = await import('./list-meetings.ts');
        await listMeetings(command);
        return 0;
      }
      case 'export': {
        const { exportMeeting } = await import('./export-meeting.ts');
        await exportMeeting(command);
        return 0;
      }
      case 'backup': {
        const { backUp } = await import('./back-up.ts');
        await backUp(command);
        return 0;
      }
      case 'demo': {
        const { writeDemo } = await import('./write-demo.ts');
        await writeDemo(command);
        return 0;
      }
    }
  } catch (error) {
    const { wordCommandError } = await import('./word-command-error.ts');
    for (const line of error instanceof CommandRefused ? error.lines : wordCommandError(error)) {
      console.error(line);
    }
    return 1;
  }
}
