import { z } from 'zod';
import { fileFindingCodes, filePlaces } from '../../domain/file-findings.ts';
import { audiences, outgoingKinds, standings } from '../../domain/outgoing.ts';
import type { PlanKind } from '../../domain/word-roles.ts';
import { exportedFile } from '../exported-file.ts';
import { houseStyleId } from '../house-style.ts';
import type { HouseStyleOnPage } from '../template-on-page.ts';
import { idField } from '../text-fields.ts';
import { marking } from './markings.ts';

export const exportKinds = [...outgoingKinds, 'meeting'] as const;
export type ExportKind = (typeof exportKinds)[number];

const layoutKey = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * On which page each document of a pack begins, as the pages on screen have it: the core lays nothing out. It counts for
 * the very plan that was laid out, and for no other that has come to be meanwhile.
 */
export const pagesOf = z
  .array(z.object({ layout: layoutKey, pages: z.array(z.int().min(1).max(9999)).max(500) }))
  .max(50)
  .default([]);
export type PagesOf = z.infer<typeof pagesOf>;

const plannedFile = z.object({
  /** Names the file whatever it is called: a draft and its final version have the same. */
  id: z.string(),
  name: z.string(),
  /** Which of the house styles it is in. */
  houseStyle: houseStyleId,
  plan: z.custom<{ readonly kind: PlanKind; readonly blocks: readonly object[] }>(isObject),
  /** Names the plan in its house style, for `pagesOf`; null where nothing in the file depends on its pages. */
  layout: layoutKey.nullable(),
});

/**
 * The pages of what would go out. A plan is one of `shared/word-plan`, which needs the contract and so cannot be named in
 * it. It and the house style come out of the core, which has made or checked them: walking through every word of long
 * notes once more would take longer than drawing their first pages.
 */
export const issuePreview = z.object({
  houseStyles: z.array(z.custom<HouseStyleOnPage>(isObject)),
  files: z.array(plannedFile),
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What the check of finished Word files found, and the same as a text file to be kept beside them. */
export const exportReport = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      audience: z.enum(audiences),
      marking,
      findings: z.array(
        z.object({
          code: z.enum(fileFindingCodes),
          place: z.enum(filePlaces),
          heading: z.string(),
          words: z.string(),
        }),
      ),
    }),
  ),
  asFile: exportedFile,
});
export type ExportReport = z.infer<typeof exportReport>;

/** What goes out: of which meetings, what, for whom, and as what. */
export const issueChoice = z.object({
  meetingIds: z.array(idField).min(1).max(100).readonly(),
  kinds: z.array(z.enum(outgoingKinds)).max(20).readonly(),
  audience: z.enum(audiences),
  standing: z.enum(standings),
});
export type IssueChoice = z.infer<typeof issueChoice>;

/** How many files of a zip file are made. `zip`: as whoever asked for it names it. */
export const zipProgress = z.object({ zip: idField, done: z.int().min(0), of: z.int().min(1) });
export type ZipProgress = z.infer<typeof zipProgress>;
