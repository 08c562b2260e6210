import { oc } from '@orpc/contract';
import { z } from 'zod';
import { programErrors } from '../errors.ts';
import { idField, revisionField } from '../text-fields.ts';

export const operation = oc.errors(programErrors);

/** The thing that a command is about, and the revision of it that the command was based on. */
export const onRevision = { id: idField, revision: revisionField };

export const done = z.object({});
