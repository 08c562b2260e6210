import './require-node.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { meetingFile } from '../shared/contract/meeting-file.ts';
import { inProject } from './project.ts';

export const schemaFile = 'docs/meeting-file.schema.json';

/** The meeting file as JSON Schema (draft 2020-12), as other programs write it: before defaults are filled in. */
export function meetingFileJsonSchema(): string {
  const schema = z.toJSONSchema(meetingFile, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'Secretariat meeting file', ...schema }, null, 2)}\n`;
}

if (import.meta.main) {
  mkdirSync(dirname(inProject(schemaFile)), { recursive: true });
  writeFileSync(inProject(schemaFile), meetingFileJsonSchema());
  console.log(`Wrote ${schemaFile}`);
}
