import { emptyBody, type Body, type BodyNode } from './body.ts';

/** Whether a block is a note of the writer's own. They stand at the top of a body and nowhere else. */
export function isNoteToSelf({ type }: Pick<BodyNode, 'type'>): boolean {
  return type === 'noteToSelf';
}

/**
 * A body as anybody else may have it: without the notes to self. The same body where there are none. Every file, the
 * sealed record, what a paper is checked for and what its words are counted from begin with it.
 */
export function withoutNotesToSelf(body: Body): Body {
  if (!body.content.some(isNoteToSelf)) return body;
  const content = body.content.filter((block) => !isNoteToSelf(block));
  return content.length === 0 ? emptyBody : { ...body, content };
}
