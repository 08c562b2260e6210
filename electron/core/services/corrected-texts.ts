import { z } from 'zod';
import type { ReadHandle } from '../store/handles.ts';
import { findCorrectedRecord } from '../store/repositories/sealed-records.ts';

const sectionInRecord = z.object({
  id: z.string(),
  body: z.string(),
  schemaVersion: z.int(),
  sha256: z.string(),
  words: z.int(),
});
export type SectionInRecord = z.infer<typeof sectionInRecord>;

/** The notes as a record has them. */
export function sectionsInRecord(content: string): readonly SectionInRecord[] {
  return z.object({ sections: z.array(sectionInRecord) }).parse(JSON.parse(content)).sections;
}

/** The notes of an agreed meeting that were corrected since, by section; null: they read as they were accepted. */
export function correctedTexts(
  read: ReadHandle,
  meetingId: string,
): { readonly texts: ReadonlyMap<string, SectionInRecord>; readonly times: number } | null {
  const row = findCorrectedRecord(read, meetingId);
  return row === null
    ? null
    : {
        texts: new Map(sectionsInRecord(row.content).map((each) => [each.id, each])),
        times: row.version - 1,
      };
}
