import { notesOnTopic } from '../services/earlier-notes.ts';
import type { Program } from '../services/program.ts';
import { promisesOf } from '../services/promises.ts';
import {
  changeTopic,
  createTopic,
  putTopicOnAgenda,
  removeTopic,
  restoreTopic,
  topicsOf,
} from '../services/topics.ts';
import { operations } from './operations.ts';

export function topicsApi(program: Program) {
  const { topics } = operations;
  return {
    list: topics.list.handler(({ input }) => topicsOf(program, input.bodyId)),
    lastTime: topics.lastTime.handler(({ input }) => notesOnTopic(program, input.agendaItemId)),
    create: topics.create.handler(({ input }) => createTopic(program, input)),
    update: topics.update.handler(({ input }) => changeTopic(program, input)),
    remove: topics.remove.handler(({ input }) => removeTopic(program, input)),
    restore: topics.restore.handler(({ input }) => restoreTopic(program, input.id)),
    promisedIn: topics.promisedIn.handler(({ input }) => promisesOf(program, input.meetingId)),
    putOnAgenda: topics.putOnAgenda.handler(({ input }) => putTopicOnAgenda(program, input)),
  };
}
