import { z } from 'zod';
import { agendaItem } from '../entities/agenda.ts';
import { notesOfTopic, topic } from '../entities/topics.ts';
import { dateField, idField } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

const topicFields = topic.omit({ id: true, revision: true, restrictedReason: true, appearances: true }).shape;

export const topicsOperations = {
  /** The forward plan of a body (null: of all), by title. */
  list: operation.input(z.object({ bodyId: idField.nullable() })).output(z.array(topic)),
  /**
   * The topics that can come to the forward plan when the draft notes of a meeting are issued: what stands under
   * *Future agenda items* and is not there yet. Where its words are restricted a topic has no title.
   */
  promisedIn: operation.input(z.object({ meetingId: idField })).output(
    z.array(
      z.object({
        key: z.string(),
        isLikely: z.boolean(),
        title: z.string().nullable(),
        wantedOn: dateField.nullable(),
      }),
    ),
  ),
  /** What earlier meetings of the body wrote on the topic of an agenda item. */
  lastTime: operation.input(z.object({ agendaItemId: idField })).output(notesOfTopic),
  create: operation.input(z.object(topicFields)).output(topic),
  update: operation.input(z.object({ ...onRevision, ...topicFields })).output(topic),
  /** Takes a topic off the forward plan. Agenda items that it became stay as they are. */
  remove: operation.input(z.object(onRevision)).output(done),
  restore: operation.input(z.object({ id: idField })).output(topic),
  /** Makes an agenda item of it, before what closes the meeting; the topic is then wanted on that day. */
  putOnAgenda: operation.input(z.object({ ...onRevision, meetingId: idField })).output(agendaItem),
};
