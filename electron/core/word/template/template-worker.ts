import { parentPort, workerData } from 'node:worker_threads';
import type { TemplateProblemCode } from '../../../../shared/contract/template-reading.ts';
import { readTemplate, type ReadTemplate } from './read-template.ts';
import { TemplateNotRead } from './template-not-read.ts';

// The thread that reads an organisation's Word template, so that no file can hold the program up.

export type TemplateAnswer =
  | ({ readonly ok: true } & ReadTemplate)
  | { readonly ok: false; readonly code: TemplateProblemCode; readonly detail: string };

const port = parentPort;
if (!port) throw new Error('template-worker runs in a worker thread only');

port.postMessage(answer());

function answer(): TemplateAnswer {
  try {
    // read-in-worker.ts handed it over.
    return { ok: true, ...readTemplate(workerData as Uint8Array) };
  } catch (error) {
    return error instanceof TemplateNotRead
      ? { ok: false, code: error.code, detail: error.detail }
      : { ok: false, code: 'reader-crashed', detail: String(error) };
  }
}
