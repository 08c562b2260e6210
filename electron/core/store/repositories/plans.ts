import type { Plan, PlanEntry } from '../../../../shared/contract/entities/plans.ts';
import { planEntryKinds } from '../../../../shared/domain/plans.ts';
import { flag, integer, oneOf, orNull, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const planRow = {
  id: text,
  revision: integer,
  name: text,
  shortName: orNull(text),
  startsOn: text,
  endsOn: text,
  needsChecking: flag,
};
const entryRow = { id: text, planId: text, kind: oneOf(planEntryKinds), title: text, href: orNull(text) };
const planColumns = `id, revision, name, short_name AS shortName, starts_on AS startsOn, ends_on AS endsOn,
  needs_checking AS needsChecking`;
const entryColumns = 'id, plan_id AS planId, kind, title, href';
const planParameters = [
  'id',
  'revision',
  'name',
  'shortName',
  'startsOn',
  'endsOn',
  'needsChecking',
] as const;

export const planStatements = {
  list: select([], planRow, `SELECT ${planColumns} FROM plans ORDER BY starts_on DESC, id`),
  byId: select(['id'], planRow, `SELECT ${planColumns} FROM plans WHERE id = @id`),
  entries: select(
    [],
    entryRow,
    `SELECT ${entryColumns} FROM plan_entries WHERE removed_at IS NULL ORDER BY plan_id, position, id`,
  ),
  entriesOfPlan: select(
    ['planId'],
    entryRow,
    `SELECT ${entryColumns} FROM plan_entries WHERE plan_id = @planId AND removed_at IS NULL ORDER BY position, id`,
  ),
  planOfEntry: select(['id'], { planId: text }, 'SELECT plan_id AS planId FROM plan_entries WHERE id = @id'),
  insert: change(
    planParameters,
    `INSERT INTO plans (id, revision, name, short_name, starts_on, ends_on, needs_checking)
     VALUES (@id, @revision, @name, @shortName, @startsOn, @endsOn, @needsChecking)`,
  ),
  update: change(
    planParameters,
    `UPDATE plans SET revision = @revision, name = @name, short_name = @shortName, starts_on = @startsOn,
       ends_on = @endsOn, needs_checking = @needsChecking WHERE id = @id`,
  ),
  removeEntries: change(
    ['planId', 'removedAt'],
    'UPDATE plan_entries SET removed_at = @removedAt WHERE plan_id = @planId AND removed_at IS NULL',
  ),
  putEntry: change(
    ['id', 'planId', 'position', 'kind', 'title', 'href'],
    `INSERT INTO plan_entries (id, plan_id, position, kind, title, href)
     VALUES (@id, @planId, @position, @kind, @title, @href)
     ON CONFLICT (id) DO UPDATE SET position = @position, kind = @kind, title = @title, href = @href, removed_at = NULL`,
  ),
} as const;

export function listPlans(read: ReadHandle): readonly Plan[] {
  const entries = Map.groupBy(read.all(planStatements.entries, {}), (entry) => entry.planId);
  return read
    .all(planStatements.list, {})
    .map((plan) => ({ ...plan, entries: (entries.get(plan.id) ?? []).map(asEntry) }));
}

export function findPlan(read: ReadHandle, id: string): Plan | null {
  const plan = read.one(planStatements.byId, { id });
  return plan && { ...plan, entries: read.all(planStatements.entriesOfPlan, { planId: id }).map(asEntry) };
}

/** The plan that an entry belongs to, entries taken out of their plan included. */
export function findPlanIdOfEntry(read: ReadHandle, id: string): string | null {
  return read.one(planStatements.planOfEntry, { id })?.planId ?? null;
}

export function insertPlan(write: WriteHandle, plan: Plan): void {
  write.run(planStatements.insert, stored(plan));
  putEntries(write, plan);
}

/** Entries that the plan no longer has are marked as removed; one that comes back by its id keeps its links. */
export function updatePlan(write: WriteHandle, plan: Plan, removedAt: string): void {
  write.run(planStatements.update, stored(plan));
  write.run(planStatements.removeEntries, { planId: plan.id, removedAt });
  putEntries(write, plan);
}

function putEntries(write: WriteHandle, plan: Plan): void {
  for (const [position, { id, kind, title, href }] of plan.entries.entries()) {
    write.run(planStatements.putEntry, { id, planId: plan.id, position, kind, title, href });
  }
}

function stored({ entries: _entries, ...plan }: Plan) {
  return plan;
}

function asEntry({ id, kind, title, href }: PlanEntry): PlanEntry {
  return { id, kind, title, href };
}
