/** A section's body as it is stored and carried: ProseMirror JSON. What may be in it is `schemas.ts`'s to say. */
export type Body = {
  readonly type: 'doc';
  readonly content: readonly BodyNode[];
};

export type BodyNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly BodyNode[];
  readonly marks?: readonly BodyMark[];
  readonly text?: string;
};

export type BodyMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

/** The version of the schema that this program writes. It grows by one with every node, mark or attribute added. */
export const bodySchemaVersion = 6;

export const emptyBody: Body = { type: 'doc', content: [{ type: 'paragraph' }] };
