import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findOrganisation,
  insertOrganisation,
  listOrganisations,
  updateOrganisation,
} from '../store/repositories/organisations.ts';
import { findPerson, insertPerson, listPeople, updatePerson } from '../store/repositories/people.ts';
import { found, requireRevision } from './failures.ts';
import { requireFreeName } from './names.ts';
import { runCommand, runQuery, type Program } from './program.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type PersonFields = Omit<Person, 'id' | 'revision'>;
type OrganisationFields = Omit<Organisation, 'id' | 'revision'>;

export function allPeople(program: Program): Person[] {
  return runQuery(program, (read) => [...listPeople(read)]);
}

export function createPerson(program: Program, fields: PersonFields): Person {
  return runCommand(program, 'people.create', ({ read, write, newId }) => {
    const person = { id: newId(), revision: 1, ...fields };
    requireSoundPerson(read, person, null);
    insertPerson(write, person);
    return {
      answer: person,
      changed: {
        entityId: person.id,
        meetingId: null,
        baseRevision: null,
        payload: person,
        areas: ['people'],
      },
    };
  });
}

export function changePerson(
  program: Program,
  { id, revision, ...fields }: PersonFields & OnRevision,
): Person {
  return runCommand(program, 'people.update', ({ read, write }) => {
    const before = found(findPerson(read, id), 'person');
    requireRevision(before, revision);
    const person = { id, revision: revision + 1, ...fields };
    requireSoundPerson(read, person, before);
    updatePerson(write, person);
    return {
      answer: person,
      changed: {
        entityId: id,
        meetingId: null,
        baseRevision: revision,
        payload: { ...fields, before },
        areas: ['people'],
      },
    };
  });
}

export function allOrganisations(program: Program): Organisation[] {
  return runQuery(program, (read) => [...listOrganisations(read)]);
}

export function createOrganisation(program: Program, fields: OrganisationFields): Organisation {
  return runCommand(program, 'people.createOrganisation', ({ read, write, newId }) => {
    const organisation = { id: newId(), revision: 1, ...fields };
    requireFreeName(listOrganisations(read), organisation);
    insertOrganisation(write, organisation);
    return {
      answer: organisation,
      changed: {
        entityId: organisation.id,
        meetingId: null,
        baseRevision: null,
        payload: organisation,
        areas: ['people'],
      },
    };
  });
}

export function changeOrganisation(
  program: Program,
  { id, revision, ...fields }: OrganisationFields & OnRevision,
): Organisation {
  return runCommand(program, 'people.updateOrganisation', ({ read, write }) => {
    const before = found(findOrganisation(read, id), 'organisation');
    requireRevision(before, revision);
    const organisation = { id, revision: revision + 1, ...fields };
    requireFreeName(listOrganisations(read), organisation);
    updateOrganisation(write, organisation);
    return {
      answer: organisation,
      changed: {
        entityId: id,
        meetingId: null,
        baseRevision: revision,
        payload: { ...fields, before },
        areas: ['people'],
      },
    };
  });
}

/**
 * Two people may share a name; the same name in the same post would be one person twice. A short form stands for one
 * person in all notes, so that no current person is given another's. Two who came to share one by an import can still
 * be changed in everything else.
 */
function requireSoundPerson(read: ReadHandle, person: Person, before: Person | null): void {
  if (person.organisationId !== null) found(findOrganisation(read, person.organisationId), 'organisation');
  const others = listPeople(read);
  const inSamePost = others.filter(
    ({ post, organisationId }) => post === person.post && organisationId === person.organisationId,
  );
  requireFreeName(inSamePost, person);
  const hasItAlready = before?.isCurrent === true && before.shortForm === person.shortForm;
  if (!person.isCurrent || hasItAlready) return;
  requireFreeName(
    others.filter(({ isCurrent }) => isCurrent).map(({ id, shortForm }) => ({ id, name: shortForm })),
    { id: person.id, name: person.shortForm },
  );
}
