import { allPlans, builtInPlans, changePlan, createPlan } from '../services/plans.ts';
import type { Program } from '../services/program.ts';
import { yearMapOf } from '../services/year-map.ts';
import { operations } from './operations.ts';

export function plansApi(program: Program) {
  const { plans } = operations;
  return {
    list: plans.list.handler(() => allPlans(program)),
    listBuiltIn: plans.listBuiltIn.handler(() => builtInPlans(program)),
    create: plans.create.handler(({ input }) => createPlan(program, input)),
    update: plans.update.handler(({ input }) => changePlan(program, input)),
    yearMap: plans.yearMap.handler(({ input }) => yearMapOf(program, input)),
  };
}
