import { getDocument, numberSection, restrictSection, saveSection } from '../services/documents.ts';
import type { Program } from '../services/program.ts';
import {
  documentsOfBody,
  findWordsIn,
  replaceWordsIn,
  takeBackReplaced,
} from '../services/replaced-words.ts';
import { operations } from './operations.ts';

export function documentsApi(program: Program) {
  const { documents } = operations;
  return {
    get: documents.get.handler(({ input }) => getDocument(program, input.id)),
    saveSection: documents.saveSection.handler(({ input }) => saveSection(program, input)),
    setSectionNumbered: documents.setSectionNumbered.handler(({ input }) => numberSection(program, input)),
    restrictSection: documents.restrictSection.handler(({ input }) => restrictSection(program, input)),
    ofBody: documents.ofBody.handler(({ input }) => documentsOfBody(program, input.id)),
    findWords: documents.findWords.handler(({ input }) => findWordsIn(program, input)),
    replaceWords: documents.replaceWords.handler(({ input }) => replaceWordsIn(program, input)),
    takeBackReplaced: documents.takeBackReplaced.handler(({ input }) => takeBackReplaced(program, input)),
  };
}
