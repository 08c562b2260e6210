import {
  allOrganisations,
  allPeople,
  changeOrganisation,
  changePerson,
  createOrganisation,
  createPerson,
} from '../services/people.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function peopleApi(program: Program) {
  const { people } = operations;
  return {
    list: people.list.handler(() => allPeople(program)),
    create: people.create.handler(({ input }) => createPerson(program, input)),
    update: people.update.handler(({ input }) => changePerson(program, input)),
    listOrganisations: people.listOrganisations.handler(() => allOrganisations(program)),
    createOrganisation: people.createOrganisation.handler(({ input }) => createOrganisation(program, input)),
    updateOrganisation: people.updateOrganisation.handler(({ input }) => changeOrganisation(program, input)),
  };
}
