import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, PlanEntry } from '../../../shared/contract/entities/plans.ts';
import { planNameWithPeriod } from '../../../shared/domain/plans.ts';
import { readPlanFile } from '../../../shared/plan-file/read-plan-file.ts';
import {
  findPlan,
  findPlanIdOfEntry,
  insertPlan,
  listPlans,
  updatePlan,
} from '../store/repositories/plans.ts';
import { found, requireRevision, ruleViolated } from './failures.ts';
import { requireFreeName } from './names.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';

type PlanFields = Omit<Plan, 'id' | 'revision' | 'entries'> & {
  readonly entries: readonly (Omit<PlanEntry, 'id'> & { readonly id?: string | undefined })[];
};

export function allPlans(program: Program): Plan[] {
  return runQuery(program, (read) => [...listPlans(read)]);
}

type BuiltInPlan = Omit<Plan, 'id' | 'revision' | 'entries'> & { entries: Omit<PlanEntry, 'id'>[] };

export async function builtInPlans(program: Program): Promise<BuiltInPlan[]> {
  const folder = join(program.resourcesFolder, 'plans');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => {
      const reading = readPlanFile(await readFile(join(folder, name), 'utf8'));
      if (!reading.ok) throw new Error(`not a plan: ${name}`);
      return { ...reading.plan, entries: [...reading.plan.entries] };
    }),
  );
}

export function createPlan(program: Program, fields: PlanFields): Plan {
  return runCommand(program, 'plans.create', (unit) => {
    const plan = soundPlan(unit, unit.newId(), 1, fields);
    insertPlan(unit.write, plan);
    return {
      answer: plan,
      changed: { entityId: plan.id, meetingId: null, baseRevision: null, payload: plan, areas: ['plans'] },
    };
  });
}

export function changePlan(
  program: Program,
  { id, revision, ...fields }: PlanFields & { readonly id: string; readonly revision: number },
): Plan {
  return runCommand(program, 'plans.update', (unit) => {
    const before = found(findPlan(unit.read, id), 'plan');
    requireRevision(before, revision);
    const plan = soundPlan(unit, id, revision + 1, fields);
    updatePlan(unit.write, plan, unit.at);
    return {
      answer: plan,
      changed: {
        entityId: id,
        meetingId: null,
        baseRevision: revision,
        payload: { ...plan, before },
        areas: ['plans', 'documents'],
      },
    };
  });
}

function soundPlan({ read, newId }: Unit, id: string, revision: number, fields: PlanFields): Plan {
  const { name, shortName, startsOn, endsOn, needsChecking } = fields;
  if (endsOn < startsOn) throw ruleViolated('end-before-start', { start: startsOn, end: endsOn });
  // The next period's plan often has the same name.
  requireFreeName(
    listPlans(read).map((each) => ({ id: each.id, name: planNameWithPeriod(each) })),
    { id, name: planNameWithPeriod({ name, startsOn, endsOn }) },
  );
  const entries: PlanEntry[] = [];
  for (const { id: givenId, kind, title, href } of fields.entries) {
    const entry = { id: givenId ?? newId(), kind, title, href };
    const owner = findPlanIdOfEntry(read, entry.id);
    if (owner !== null && owner !== id) throw ruleViolated('plan-entry-unknown', { title });
    if (entries.some((each) => each.id === entry.id)) throw ruleViolated('plan-entry-unknown', { title });
    // Papers and meeting files name an entry by its title.
    requireFreeName(
      entries.map((each) => ({ id: each.id, name: each.title })),
      { id: entry.id, name: title },
    );
    entries.push(entry);
  }
  return { id, revision, name, shortName, startsOn, endsOn, needsChecking, entries };
}
