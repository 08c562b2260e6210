import { allow, refuse, type Ruling } from './rulings.ts';

/** What was corrected in notes when they were accepted, in the words that the agreed notes carry. */
export type Correction = {
  /** The section that was corrected; null: the attendance, or the details of the meeting. */
  readonly sectionId: string | null;
  readonly text: string;
};

/** A section of the notes, as far as corrections are held against it. */
export type CorrectedSection = {
  /** "4 b)" */
  readonly label: string;
  readonly title: string;
  /** Whether its text is another than the one that went out in draft; null: what went out is not known. */
  readonly isChanged: boolean | null;
  readonly restrictedWords: readonly string[];
};

/**
 * A correction that is listed was made: its section differs from the draft. None names what is restricted, because the
 * list goes out with the notes.
 */
export function checkCorrections(
  corrections: readonly Correction[],
  sections: ReadonlyMap<string, CorrectedSection>,
): Ruling<readonly Correction[]> {
  const restricted = [...sections.values()].flatMap(({ restrictedWords }) => restrictedWords);
  for (const { sectionId, text } of corrections) {
    const section = sectionId === null ? undefined : sections.get(sectionId);
    if (section?.isChanged === false) {
      return refuse('correction-not-made', { label: section.label, title: section.title });
    }
    if (restricted.some((words) => names(text, words)))
      return refuse('correction-names-restricted', { text });
  }
  return allow(corrections);
}

// A shorter run ("9", "the") would be found in sentences that say nothing of it.
const shortestRun = 4;

function names(text: string, words: string): boolean {
  const run = comparable(words);
  return run.length >= shortestRun && ` ${comparable(text)} `.includes(` ${run} `);
}

/** Words alone, so that neither capitals nor punctuation hide a run. */
function comparable(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
