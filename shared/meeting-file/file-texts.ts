import type { FileProblem } from '../contract/errors.ts';
import { identifiedBlocks } from '../document/block-ids.ts';
import { bodyFromPlainText, type WrittenNumber } from '../document/body-from-plain-text.ts';
import { emptyBody, type Body, type BodyNode } from '../document/body.ts';
import { isOwnerRef } from '../document/refs.ts';
import type { DocumentKind } from '../document/schemas.ts';
import { validateBody } from '../document/validate-body.ts';
import type { OwnerRef } from '../domain/actions.ts';
import type { Told } from './file-entities.ts';
import type { NameDirectory } from './name-directory.ts';

export type FileText = { readonly body: Body; readonly writtenNumbers: readonly WrittenNumber[] };

export type TextContext = Told & {
  readonly people: NameDirectory;
  readonly organisations: NameDirectory;
  /** Gives a block its id: the one it has where that is free, else a new one. Tells an id that stands twice. */
  readonly blockId: (given: string | null, type: string, path: string) => string;
};

/** A text of the file as a valid body: people and organisations by the store's ids, every block with an id. */
export function readFileText(
  kind: DocumentKind,
  content: string | Body,
  path: string,
  paragraphNumbers: 'marks' | 'words',
  context: TextContext,
): FileText {
  if (typeof content !== 'string')
    return { body: readDocument(kind, content, path, context), writtenNumbers: [] };
  const reading = bodyFromPlainText(content, {
    kind,
    paragraphNumbers,
    findOwner: (name) => findOwner(name, context),
  });
  for (const { line, ...problem } of reading.problems)
    context.tell({ ...problem, path: `${path}.line ${line}` });
  const check = validateBody(kind, reading.body);
  if (!check.ok) {
    context.tell(bodyProblem(path, check.problem));
    return { body: emptyBody, writtenNumbers: [] };
  }
  return { body: withRefs(reading.body, path, context, false), writtenNumbers: reading.writtenNumbers };
}

/** An owner is a person or an organisation; a name that could be either is ambiguous. */
function findOwner(
  name: string,
  { people, organisations }: Pick<TextContext, 'people' | 'organisations'>,
): OwnerRef | 'unknown' | 'ambiguous' {
  const [person, organisation] = [people.find(name), organisations.find(name)];
  if (person.ok && organisation.ok) return 'ambiguous';
  if (person.ok) return { kind: 'person', id: person.id };
  if (organisation.ok) return { kind: 'organisation', id: organisation.id };
  return person.why === 'ambiguous' || organisation.why === 'ambiguous' ? 'ambiguous' : 'unknown';
}

function readDocument(kind: DocumentKind, json: Body, path: string, context: TextContext): Body {
  const check = validateBody(kind, json);
  if (check.ok) return withRefs(check.body, path, context, true);
  context.tell(bodyProblem(path, check.problem));
  return emptyBody;
}

function bodyProblem(
  path: string,
  problem: { readonly code: string; readonly path: string; readonly detail: string },
): FileProblem {
  return {
    path: problem.path === '' ? path : `${path}.${problem.path}`,
    code: 'body-invalid',
    facts: { problem: problem.code, detail: problem.detail },
  };
}

const personAttributes = ['personId', 'askerId', 'answererId'] as const;
const identified: ReadonlySet<string> = new Set(identifiedBlocks);

/** The same body with every block's id decided and (where it names people by id) the store's ids. */
function withRefs(body: Body, path: string, context: TextContext, hasRefs: boolean): Body {
  const personOf = (id: string, at: string): string => {
    const found = context.people.find(id);
    if (found.ok) return found.id;
    context.tell({ path: at, code: 'person-unknown', facts: { name: id } });
    return id;
  };
  const ownerOf = (owner: OwnerRef, at: string): OwnerRef => {
    const found = (owner.kind === 'person' ? context.people : context.organisations).find(owner.id);
    if (found.ok) return { kind: owner.kind, id: found.id };
    context.tell({ path: at, code: 'owner-unknown', facts: { name: owner.id } });
    return owner;
  };
  const attrsOf = (node: BodyNode, at: string): Readonly<Record<string, unknown>> | undefined => {
    const attrs: Record<string, unknown> = { ...node.attrs };
    if (identified.has(node.type)) {
      attrs.id = context.blockId(typeof attrs.id === 'string' ? attrs.id : null, node.type, `${at}.attrs.id`);
    }
    if (hasRefs) {
      for (const name of personAttributes) {
        const id = attrs[name];
        if (typeof id === 'string') attrs[name] = personOf(id, `${at}.attrs.${name}`);
      }
      if (node.type === 'action' && Array.isArray(attrs.owners)) {
        attrs.owners = attrs.owners
          .filter(isOwnerRef)
          .map((owner, index) => ownerOf(owner, `${at}.attrs.owners.${index}`));
      }
    }
    return Object.keys(attrs).length === 0 ? node.attrs : attrs;
  };
  const nodesOf = (nodes: readonly BodyNode[], at: string): readonly BodyNode[] =>
    nodes.map((node, index) => nodeOf(node, `${at}.content.${index}`));
  // A valid body nests 24 nodes at most, so that this may call itself.
  const nodeOf = (node: BodyNode, at: string): BodyNode => {
    const attrs = attrsOf(node, at);
    return {
      ...node,
      ...(attrs === undefined ? {} : { attrs }),
      ...(node.content === undefined ? {} : { content: nodesOf(node.content, at) }),
    };
  };
  return { type: 'doc', content: nodesOf(body.content, path) };
}
