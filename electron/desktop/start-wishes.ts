import { resolve } from 'node:path';
import { z } from 'zod';
import { shellPlaces, type ShellPlace } from '../../shared/contract/desktop-contract.ts';

/** What a start of the program asks for beside its data: files to open, a recent meeting, a place. */
export type StartWishes = {
  /** Whole paths of meeting files. */
  readonly files: readonly string[];
  readonly meetingId: string | null;
  readonly place: ShellPlace | null;
};

const mostFiles = 5;

/** Reads the command line: `FILE.meeting`, as a double-click gives it, `--meeting=ID` and `--go=PLACE` of the jump list. */
export function readWishes(argv: readonly string[], workingFolder: string): StartWishes {
  const files = argv.filter((word) => !word.startsWith('-') && /\.meeting$/i.test(word));
  const meetingId = z.uuid().safeParse(valueOf(argv, '--meeting='));
  const place = z.enum(shellPlaces).safeParse(valueOf(argv, '--go='));
  return {
    files: files.slice(0, mostFiles).map((file) => resolve(workingFolder, file)),
    meetingId: meetingId.success ? meetingId.data : null,
    place: place.success ? place.data : null,
  };
}

const wishes = z.object({
  files: z.array(z.string()).max(mostFiles),
  meetingId: z.uuid().nullable(),
  place: z.enum(shellPlaces).nullable(),
});

/** What a second start handed over; null: something else did. */
export function readHandedWishes(data: unknown): StartWishes | null {
  const read = wishes.safeParse(data);
  return read.success ? read.data : null;
}

function valueOf(argv: readonly string[], name: string): string | undefined {
  return argv.findLast((word) => word.startsWith(name))?.slice(name.length);
}
