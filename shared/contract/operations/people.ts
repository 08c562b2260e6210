import { z } from 'zod';
import { organisation, person } from '../entities/people.ts';
import { idField, line, optionalLine } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

const personFields = {
  name: line(200),
  post: optionalLine(200),
  organisationId: idField.nullable(),
  shortForm: optionalLine(100),
  isCurrent: z.boolean(),
};

const organisationFields = { name: line(), shortName: optionalLine(60) };

export const peopleOperations = {
  list: operation.output(z.array(person)),
  create: operation.input(z.object(personFields)).output(person),
  update: operation.input(z.object({ ...onRevision, ...personFields })).output(person),
  listOrganisations: operation.output(z.array(organisation)),
  createOrganisation: operation.input(z.object(organisationFields)).output(organisation),
  updateOrganisation: operation
    .input(z.object({ ...onRevision, ...organisationFields }))
    .output(organisation),
};
