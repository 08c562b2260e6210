import { getDocument, numberSection, restrictSection, saveSection } from '../services/documents.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function documentsApi(program: Program) {
  const { documents } = operations;
  return {
    get: documents.get.handler(({ input }) => getDocument(program, input.id)),
    saveSection: documents.saveSection.handler(({ input }) => saveSection(program, input)),
    setSectionNumbered: documents.setSectionNumbered.handler(({ input }) => numberSection(program, input)),
    restrictSection: documents.restrictSection.handler(({ input }) => restrictSection(program, input)),
  };
}
