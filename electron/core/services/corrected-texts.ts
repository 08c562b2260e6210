import { z } from 'zod';
import { action, type Action } from '../../../shared/contract/entities/actions.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';
import type { Body } from '../../../shared/document/body.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findCorrectedRecord } from '../store/repositories/sealed-records.ts';
import { contentOf } from './stored-body.ts';

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

const { id, text, owners, due } = action.shape;
const actionInRecord = z.looseObject({ id, text, owners: z.array(z.looseObject(owners.element.shape)), due });
const actionsOfRecord = z.object({ actions: z.array(actionInRecord) });
type ActionInRecord = z.infer<typeof actionInRecord>;

/** The actions as a record has them, with all that it says of each; null: not as this program writes them. */
function actionsInRecord(content: string): readonly ActionInRecord[] | null {
  return actionsOfRecord.safeParse(JSON.parse(content)).data?.actions ?? null;
}

/**
 * The actions of a record after one of its sections was corrected: words, owners and dates are those of its blocks. `nameOf`
 * names owners that the record did not have.
 */
export function actionsFollowing(
  content: string,
  body: Body,
  nameOf: (ownerId: string) => string | null = () => null,
): { readonly actions?: readonly ActionInRecord[] } {
  const actions = actionsInRecord(content);
  if (actions === null) return {};
  const blocks = new Map(actionsInBody(body).map((block) => [block.id, block]));
  return {
    actions: actions.map((each) => {
      const block = blocks.get(each.id);
      if (!block) return each;
      const named = new Map(each.owners.map((owner) => [owner.id, owner]));
      return {
        ...each,
        text: block.text,
        owners: block.owners.map((owner) => named.get(owner.id) ?? { ...owner, name: nameOf(owner.id) }),
        due: block.due,
      };
    }),
  };
}

/**
 * What the register says of the actions of a meeting whose notes were corrected since; empty: as they were accepted. A date is
 * that of the block, if there is one: a record says of an action by when it was due on the day of the sign-off.
 */
export function correctedActions(
  read: ReadHandle,
  meetingId: string,
): ReadonlyMap<
  string,
  Pick<Action, 'text' | 'owners'> & { readonly promisedDue: string | null | undefined }
> {
  const row = findCorrectedRecord(read, meetingId);
  if (row === null) return new Map();
  const promised = new Map(
    sectionsInRecord(row.content).flatMap((section) => {
      const content = contentOf('notes', section);
      const blocks = content.state === 'sound' ? actionsInBody(content.body) : [];
      return blocks.map((block) => [block.id, block.due] as const);
    }),
  );
  return new Map(
    (actionsInRecord(row.content) ?? []).map((each) => [
      each.id,
      {
        text: each.text,
        owners: each.owners.map((owner) => ({ kind: owner.kind, id: owner.id })),
        promisedDue: promised.get(each.id),
      },
    ]),
  );
}
