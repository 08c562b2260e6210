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

const startWords = z.object({ argv: z.array(z.string()).max(1000), workingFolder: z.string() });
const askedFile = z.object({ file: z.string().min(1) });

/** Reads what a start of the program, or the system, asked for (`gather-wishes.ts`). null: it is neither. */
export function readWishes(wish: unknown): StartWishes | null {
  const file = askedFile.safeParse(wish);
  if (file.success) return { files: [file.data.file], meetingId: null, place: null };
  const words = startWords.safeParse(wish);
  return words.success ? wishesOf(words.data.argv, words.data.workingFolder) : null;
}

/** The command line of one start that asks for all of them. Of several meetings and places it is the last. */
export function wordsOfWishes(wishes: readonly StartWishes[]): readonly string[] {
  const meeting = wishes.findLast(({ meetingId }) => meetingId !== null)?.meetingId;
  const place = wishes.findLast((each) => each.place !== null)?.place;
  return [
    ...new Set(wishes.flatMap(({ files }) => files)),
    ...(meeting === undefined ? [] : [`--meeting=${meeting}`]),
    ...(place === undefined ? [] : [`--go=${place}`]),
  ];
}

/** The command line: `FILE.meeting`, as a double-click gives it, `--meeting=ID` and `--go=PLACE` of the jump list. */
function wishesOf(argv: readonly string[], workingFolder: string): StartWishes {
  const files = argv.filter((word) => !word.startsWith('-') && /\.meeting$/i.test(word));
  const meetingId = z.uuid().safeParse(valueOf(argv, '--meeting='));
  const place = z.enum(shellPlaces).safeParse(valueOf(argv, '--go='));
  return {
    files: files.slice(0, mostFiles).map((file) => resolve(workingFolder, file)),
    meetingId: meetingId.success ? meetingId.data : null,
    place: place.success ? place.data : null,
  };
}

function valueOf(argv: readonly string[], name: string): string | undefined {
  return argv.findLast((word) => word.startsWith(name))?.slice(name.length);
}
