import type { Organisation, Person, Plan, PlanEntry } from '../contract/entities.ts';
import type { FileProblem } from '../contract/errors.ts';
import type { MeetingFile } from '../contract/meeting-file.ts';
import type { PlanEntryKind } from '../domain/plans.ts';
import type { KnownEntities, MeetingDraft } from './meeting-draft.ts';
import { isSameName, nameDirectory, type NameDirectory, type Named } from './name-directory.ts';

// The things of a file that live on after its meeting: its body, organisations, people and plan. Each is matched with
// the store's by id, else by name; what the store has is never changed.

export type Told = { readonly tell: (problem: FileProblem) => void; readonly newId: () => string };

export type FileEntities = Pick<
  MeetingDraft,
  'newBody' | 'newOrganisations' | 'newPeople' | 'newPlan' | 'newPlanEntries'
> & {
  readonly bodyId: string;
  readonly planId: string | null;
  readonly organisations: NameDirectory;
  readonly people: NameDirectory;
  readonly planEntries: NameDirectory;
};

export function matchOrganisations(
  file: MeetingFile,
  known: KnownEntities,
  { tell, newId }: Told,
): Pick<FileEntities, 'newOrganisations' | 'organisations'> {
  const named: Named[] = [];
  const created: Omit<Organisation, 'revision'>[] = [];
  for (const [index, entry] of (file.organisations ?? []).entries()) {
    const path = `organisations.${index}`;
    const match =
      known.organisations.find((each) => each.id === entry.id) ??
      onlyOne(known.organisations.filter((each) => isSameName(each.name, entry.name)));
    const id = match?.id ?? freeId(entry.id, known, newId);
    const otherName = entry.shortName ?? match?.shortName ?? null;
    const thing = { id, fileId: entry.id ?? null, name: entry.name, otherName };
    if (isRepeated(thing, named, `${path}.name`, tell)) continue;
    named.push(thing);
    if (!match) created.push({ id, name: entry.name, shortName: entry.shortName ?? null });
  }
  const ofStore = known.organisations.map((each) => ({ ...each, fileId: null, otherName: each.shortName }));
  return { newOrganisations: created, organisations: nameDirectory(named, ofStore) };
}

export function matchPeople(
  file: MeetingFile,
  known: KnownEntities,
  organisations: NameDirectory,
  { tell, newId }: Told,
): Pick<FileEntities, 'newPeople' | 'people'> {
  const named: Named[] = [];
  const created: Omit<Person, 'revision'>[] = [];
  for (const [index, entry] of (file.people ?? []).entries()) {
    const path = `people.${index}`;
    const organisationId = resolveReference(
      entry.organisation,
      organisations,
      'organisation',
      `${path}.organisation`,
      tell,
    );
    const sameName = known.people.filter((each) => isSameName(each.name, entry.name));
    const match =
      known.people.find((each) => each.id === entry.id) ??
      onlyOne(sameName) ??
      onlyOne(sameName.filter((each) => each.organisationId === organisationId));
    if (!match && sameName.length > 1) {
      tell({ path: `${path}.name`, code: 'person-ambiguous', facts: { name: entry.name } });
    }
    const id = match?.id ?? freeId(entry.id, known, newId);
    const otherName = entry.shortForm ?? match?.shortForm ?? null;
    const thing = { id, fileId: entry.id ?? null, name: entry.name, otherName };
    if (isRepeated(thing, named, `${path}.name`, tell)) continue;
    named.push(thing);
    if (!match) {
      created.push({
        id,
        name: entry.name,
        post: entry.post ?? null,
        organisationId,
        shortForm: entry.shortForm ?? null,
        isCurrent: entry.isCurrent ?? true,
      });
    }
  }
  const ofStore = known.people.map((each) => ({ ...each, fileId: null, otherName: each.shortForm }));
  return { newPeople: created, people: nameDirectory(named, ofStore) };
}

const planLists = [
  { list: 'priorities', kind: 'priority' },
  { list: 'themes', kind: 'theme' },
  { list: 'documents', kind: 'document' },
] as const satisfies readonly { list: string; kind: PlanEntryKind }[];

/** A plan is the store's where id, or name and period, are the same: the next period's plan often has the same name. */
export function matchPlan(
  file: MeetingFile,
  known: KnownEntities,
  { tell, newId }: Told,
): Pick<FileEntities, 'newPlan' | 'newPlanEntries' | 'planId' | 'planEntries'> {
  const plan = file.plan;
  if (!plan) return { newPlan: null, newPlanEntries: [], planId: null, planEntries: nameDirectory([], []) };
  if (plan.endsOn < plan.startsOn) {
    tell({
      path: 'plan.endsOn',
      code: 'plan-ends-before-start',
      facts: { start: plan.startsOn, end: plan.endsOn },
    });
  }
  const match: Pick<Plan, 'id' | 'entries'> | undefined =
    known.plans.find((each) => each.id === plan.id) ??
    known.plans.find(
      (each) =>
        isSameName(each.name, plan.name) && each.startsOn === plan.startsOn && each.endsOn === plan.endsOn,
    );
  const planId = match?.id ?? freeId(plan.id, known, newId);
  const named: Named[] = [];
  const created: PlanEntry[] = [];
  for (const { list, kind } of planLists) {
    for (const [index, written] of (plan[list] ?? []).entries()) {
      const entry = typeof written === 'string' ? { title: written } : written;
      const entryMatch =
        match?.entries.find((each) => each.id === entry.id) ??
        onlyOne(
          (match?.entries ?? []).filter((each) => each.kind === kind && isSameName(each.title, entry.title)),
        );
      const id = entryMatch?.id ?? freeId(entry.id, known, newId);
      const thing = { id, fileId: entry.id ?? null, name: entry.title, otherName: null };
      if (isRepeated(thing, named, `plan.${list}.${index}`, tell)) continue;
      named.push(thing);
      if (!entryMatch) created.push({ id, kind, title: entry.title, href: entry.href ?? null });
    }
  }
  const ofStore = (match?.entries ?? []).map((each) => ({
    ...each,
    fileId: null,
    name: each.title,
    otherName: null,
  }));
  const { name, startsOn, endsOn } = plan;
  return {
    planId,
    newPlan: match ? null : { id: planId, name, startsOn, endsOn, entries: created },
    newPlanEntries: match ? created.map((entry) => ({ ...entry, planId })) : [],
    planEntries: nameDirectory(named, ofStore),
  };
}

/** The id of what a field names; null where it names nothing, or (told) nothing that is there. */
export function resolveReference(
  reference: string | null | undefined,
  directory: NameDirectory,
  kind: 'person' | 'organisation',
  path: string,
  tell: Told['tell'],
): string | null {
  if (reference === undefined || reference === null) return null;
  const found = directory.find(reference);
  if (found.ok) return found.id;
  tell({ path, code: `${kind}-${found.why}`, facts: { name: reference } });
  return null;
}

/**
 * Whether an entry of the file is one that stood before it: the same name (two of one name must be told apart by ids),
 * the same id, or another name of the same thing in the store. It is told, and one of the two is left.
 */
function isRepeated(thing: Named, before: readonly Named[], path: string, tell: Told['tell']): boolean {
  const sameId = before.some((each) => each.fileId !== null && each.fileId === thing.fileId);
  const sameThing = before.some(
    (each) =>
      each.id === thing.id ||
      (isSameName(each.name, thing.name) && (each.fileId === null || thing.fileId === null)),
  );
  if (sameId) tell({ path, code: 'id-repeated', facts: { id: thing.fileId ?? '' } });
  else if (sameThing) tell({ path, code: 'name-repeated', facts: { name: thing.name } });
  return sameId || sameThing;
}

/** The id that the file gives, unless something else in the store has it (an entry taken out of its plan). */
export function freeId(
  given: string | undefined,
  { isIdTaken }: Pick<KnownEntities, 'isIdTaken'>,
  newId: () => string,
): string {
  return given === undefined || isIdTaken?.(given) === true ? newId() : given;
}

function onlyOne<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined;
}
