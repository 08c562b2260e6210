import { allBodies, changeBody, createBody } from '../services/bodies.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function bodiesApi(program: Program) {
  const { bodies } = operations;
  return {
    list: bodies.list.handler(() => allBodies(program)),
    create: bodies.create.handler(({ input }) => createBody(program, input)),
    update: bodies.update.handler(({ input }) => changeBody(program, input)),
  };
}
