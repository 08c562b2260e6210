import type { Wording } from '../../../shared/contract/entities/wordings.ts';
import type { Body, BodyNode } from '../../../shared/document/body.ts';
import {
  digestOf,
  filledWording,
  linkedWordingsIn,
  type LinkedWording,
} from '../../../shared/document/wording-text.ts';
import {
  standingOfWording,
  type WordingStanding,
  type WordingValues,
} from '../../../shared/domain/wordings.ts';
import type { WordingCopy } from '../../editor/wording-commands.ts';

/** A copy in the paper and what the library says of it. */
export type PlacedWording = {
  readonly sectionId: string;
  readonly heading: string;
  readonly block: LinkedWording & { readonly id: string };
  /** null: it is no longer in the library. */
  readonly wording: Wording | null;
  readonly standing: WordingStanding;
  readonly library: WordingCopy | null;
};

type Placed = { readonly id: string; readonly heading: string; readonly body: Body };

/** Every copy of standard wording in a paper, in reading order, held against the library as it is now. */
export function wordingsInPaper(
  sections: readonly Placed[],
  wordings: readonly Wording[],
  values: WordingValues,
): readonly PlacedWording[] {
  return sections.flatMap(({ id: sectionId, heading, body }) =>
    linkedWordingsIn(body).flatMap((block) => {
      if (block.id === null) return [];
      const wording = wordings.find(({ id }) => id === block.wordingId) ?? null;
      const library = wording && copyOf(wording, values);
      const standing = standingOfWording({
        here: digestOf(block.blocks),
        compared: block.compared,
        library: library?.digest ?? null,
      });
      return [{ sectionId, heading, block: { ...block, id: block.id }, wording, standing, library }];
    }),
  );
}

/** A wording as a paper would take it over now. */
export function copyOf({ id, text }: Wording, values: WordingValues): WordingCopy {
  const blocks = filledWording(text, values);
  return { wordingId: id, digest: digestOf(blocks), blocks };
}

/** What stands in the library for the paper, those of its own plan entries first. */
export function offeredWordings(
  wordings: readonly Wording[],
  planEntryIds: readonly string[],
  search: string,
  category: string | null,
): readonly Wording[] {
  const wanted = search.trim().toLocaleLowerCase('en-GB');
  const found = wordings.filter(
    (wording) =>
      (category === null || wording.category === category) &&
      `${wording.name}\n${wording.text}`.toLocaleLowerCase('en-GB').includes(wanted),
  );
  const isOfPaper = ({ planEntryId }: Wording): boolean =>
    planEntryId !== null && planEntryIds.includes(planEntryId);
  return [...found.filter(isOfPaper), ...found.filter((wording) => !isOfPaper(wording))];
}

/** A body that holds these blocks alone, to be compared line by line. */
export function bodyWith(blocks: readonly BodyNode[]): Body {
  return { type: 'doc', content: blocks };
}
