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
};

/**
 * A correction that is listed was made: its section differs from the draft. None names what is restricted, because the
 * list goes out with the notes.
 */
export function checkCorrections(
  corrections: readonly Correction[],
  sections: ReadonlyMap<string, CorrectedSection>,
  namesRestricted: (correction: Correction) => boolean,
): Ruling<readonly Correction[]> {
  for (const correction of corrections) {
    const { sectionId, text } = correction;
    const section = sectionId === null ? undefined : sections.get(sectionId);
    if (section?.isChanged === false) {
      return refuse('correction-not-made', { label: section.label, title: section.title });
    }
    if (namesRestricted(correction)) return refuse('correction-names-restricted', { text });
  }
  return allow(corrections);
}
