import type { Organisation, Person } from '../contract/entities/people.ts';
import type { Plan, PlanEntry } from '../contract/entities/plans.ts';
import type { FileProblem } from '../contract/errors.ts';
import type { MeetingFile } from '../contract/meeting-file.ts';
import type { PlanEntryKind } from '../domain/plans.ts';
import type { KnownEntities, MeetingDraft } from './meeting-draft.ts';
import { comparable, isSameName, nameDirectory, type NameDirectory, type Named } from './name-directory.ts';

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
  const isRepeated = repetitions(tell);
  const knownOnes = index(known.organisations, (each) => each.name);
  const created: Omit<Organisation, 'revision'>[] = [];
  for (const [place, entry] of (file.organisations ?? []).entries()) {
    const path = `organisations.${place}`;
    const match = knownOnes.byId(entry.id) ?? onlyOne(knownOnes.byName(entry.name));
    const id = match?.id ?? freeId(entry.id, known, newId);
    const otherName = entry.shortName ?? match?.shortName ?? null;
    const thing = { id, fileId: entry.id ?? null, name: entry.name, otherName };
    if (isRepeated(thing, `${path}.name`)) continue;
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
  const isRepeated = repetitions(tell);
  const knownOnes = index(known.people, (each) => each.name);
  const created: Omit<Person, 'revision'>[] = [];
  for (const [place, entry] of (file.people ?? []).entries()) {
    const path = `people.${place}`;
    const organisationId = resolveReference(
      entry.organisation,
      organisations,
      'organisation',
      `${path}.organisation`,
      tell,
    );
    const sameName = knownOnes.byName(entry.name);
    // Someone of that name in another organisation is someone else: nobody is to be said to have spoken who did not.
    const maybeSame = sameName.filter(
      (each) =>
        organisationId === null || each.organisationId === null || each.organisationId === organisationId,
    );
    const match =
      knownOnes.byId(entry.id) ??
      onlyOne(maybeSame) ??
      onlyOne(maybeSame.filter((each) => each.organisationId === organisationId));
    if (!match && maybeSame.length > 1) {
      tell({ path: `${path}.name`, code: 'person-ambiguous', facts: { name: entry.name } });
    }
    const id = match?.id ?? freeId(entry.id, known, newId);
    const otherName = entry.shortForm ?? match?.shortForm ?? null;
    const thing = { id, fileId: entry.id ?? null, name: entry.name, otherName };
    if (isRepeated(thing, `${path}.name`)) continue;
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
  { list: 'pledges', kind: 'pledge' },
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
  const isRepeated = repetitions(tell);
  const created: PlanEntry[] = [];
  for (const { list, kind } of planLists) {
    for (const [place, written] of (plan[list] ?? []).entries()) {
      const entry = typeof written === 'string' ? { title: written } : written;
      const entryMatch =
        match?.entries.find((each) => each.id === entry.id) ??
        onlyOne(
          (match?.entries ?? []).filter((each) => each.kind === kind && isSameName(each.title, entry.title)),
        );
      const id = entryMatch?.id ?? freeId(entry.id, known, newId);
      const thing = { id, fileId: entry.id ?? null, name: entry.title, otherName: null };
      if (isRepeated(thing, `plan.${list}.${place}`)) continue;
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
  const { name, shortName = null, startsOn, endsOn, needsChecking = false } = plan;
  return {
    planId,
    newPlan: match
      ? null
      : { id: planId, name, shortName, startsOn, endsOn, needsChecking, entries: created },
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
 * Remembers the entries of one list and says whether the next one is one that stood before it: the same name (two of
 * one name must be told apart by ids), the same id, or another name of the same thing in the store. It is told, and one
 * of the two is left.
 */
function repetitions(tell: Told['tell']): (thing: Named, path: string) => boolean {
  const ids = new Set<string>();
  const fileIds = new Set<string>();
  const names = new Map<string, { hasOneWithoutId: boolean }>();
  return ({ id, fileId, name }, path) => {
    const ofName = names.get(comparable(name));
    const isSameThing = ids.has(id) || (ofName !== undefined && (fileId === null || ofName.hasOneWithoutId));
    const isSameId = fileId !== null && fileIds.has(fileId);
    if (isSameId) tell({ path, code: 'id-repeated', facts: { id: fileId } });
    else if (isSameThing) tell({ path, code: 'name-repeated', facts: { name } });
    ids.add(id);
    if (fileId !== null) fileIds.add(fileId);
    names.set(comparable(name), { hasOneWithoutId: ofName?.hasOneWithoutId === true || fileId === null });
    return isSameId || isSameThing;
  };
}

function index<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
) {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const byName = Map.groupBy(things, (thing) => comparable(nameOf(thing)));
  return {
    byId: (id: string | undefined): Thing | undefined => (id === undefined ? undefined : byId.get(id)),
    byName: (name: string): readonly Thing[] => byName.get(comparable(name)) ?? [],
  };
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
