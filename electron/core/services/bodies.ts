import type { CommitteeBody } from '../../../shared/contract/entities/bodies.ts';
import { checkUsualTimes } from '../../../shared/domain/date-pattern.ts';
import { soundExportPolicy } from '../../../shared/domain/markings.ts';
import { builtInTemplate } from '../../../shared/domain/papers.ts';
import { findBody, insertBody, listBodies, updateBody } from '../store/repositories/bodies.ts';
import { allowed, found, requireRevision, ruleViolated } from './failures.ts';
import { requireHouseStyle } from './house-styles.ts';
import { requireFreeName } from './names.ts';
import { runCommand, runQuery, type Program } from './program.ts';

type BodyFields = Omit<CommitteeBody, 'id' | 'revision'>;

export function allBodies(program: Program): CommitteeBody[] {
  return runQuery(program, (read) => [...listBodies(read)]);
}

export function createBody(
  program: Program,
  {
    template,
    ...fields
  }: Omit<BodyFields, 'template'> & { readonly template?: BodyFields['template'] | undefined },
): CommitteeBody {
  return runCommand(program, 'bodies.create', ({ read, write, newId }) => {
    const body = withSoundPolicy({
      ...{ id: newId(), revision: 1 },
      ...fields,
      template: template ?? [...builtInTemplate],
    });
    requireFreeName(listBodies(read), body);
    requireDistinctKeys(body.template);
    if (body.datePattern !== null) allowed(checkUsualTimes(body.datePattern));
    requireHouseStyle(program, body.houseStyle);
    insertBody(write, body);
    return {
      answer: body,
      changed: { entityId: body.id, meetingId: null, baseRevision: null, payload: body, areas: ['bodies'] },
    };
  });
}

export function changeBody(
  program: Program,
  { id, revision, ...fields }: BodyFields & { readonly id: string; readonly revision: number },
): CommitteeBody {
  return runCommand(program, 'bodies.update', ({ read, write }) => {
    const before = found(findBody(read, id), 'body');
    requireRevision(before, revision);
    const body = withSoundPolicy({ id, revision: revision + 1, ...fields });
    requireFreeName(listBodies(read), body);
    requireDistinctKeys(body.template);
    if (body.datePattern !== null) allowed(checkUsualTimes(body.datePattern));
    if (body.houseStyle !== before.houseStyle) requireHouseStyle(program, body.houseStyle);
    updateBody(write, body);
    return {
      answer: body,
      changed: {
        entityId: id,
        meetingId: null,
        baseRevision: revision,
        payload: { ...fields, before },
        areas: ['bodies', 'meetings', 'actions'],
      },
    };
  });
}

function withSoundPolicy(body: CommitteeBody): CommitteeBody {
  return { ...body, exportPolicy: soundExportPolicy(body.exportPolicy) };
}

// The key names a section over all papers of a body, so that it can be there only once.
function requireDistinctKeys(template: CommitteeBody['template']): void {
  const keys = new Set<string>();
  for (const { key, heading } of template) {
    if (keys.has(key)) throw ruleViolated('name-taken', { name: heading });
    keys.add(key);
  }
}
