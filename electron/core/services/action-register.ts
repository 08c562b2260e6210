import { createHash } from 'node:crypto';
import type { OwnerRef } from '../../../shared/domain/actions.ts';
import { areNotesOut, rowOfBlock, rowWithoutBlock } from '../../../shared/domain/kept-actions.ts';
import { actionsInBody, type ActionBlock } from '../../../shared/document/actions-in-body.ts';
import type { Body, BodyNode } from '../../../shared/document/body.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findAction,
  insertAction,
  listActionsOfSection,
  markActionBlockGone,
  mirrorActionBlock,
  type BlockMirror,
} from '../store/repositories/actions.ts';
import { reopenReturned, restrictedPlaces } from './kept-actions.ts';
import { requireMeeting } from './meeting-records.ts';
import type { Unit } from './program.ts';

// While the notes are a draft, an action's words, owners and date are its block's; status and updates are the
// register's. The id of the block joins the two.

type NotesSection = { readonly id: string; readonly meetingId: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * The body with an id of its own for every action block. A block keeps its id unless it has none, has one that is no
 * UUID, or has one that is another action's (a copy within the notes, or from another meeting). Such a block gets an id
 * derived from the section and the id that it came with, so that saving the same body again gives the same id.
 */
export function withOwnActionIds(read: ReadHandle, section: NotesSection, body: Body): Body {
  const wanted = actionsInBody(body).map((block) => block.id);
  if (wanted.length === 0) return body;
  const kept = new Set<string>();
  const keeps = wanted.map((id) => {
    const isKept = id !== null && uuid.test(id) && !kept.has(id) && !isAnotherAction(read, section, id);
    if (isKept) kept.add(id);
    return isKept;
  });
  const ids = wanted.map((id, index) => {
    if (id !== null && keeps[index] === true) return id;
    let own = derivedId(section.id, id ?? '', 1);
    for (let copy = 2; kept.has(own) || isAnotherAction(read, section, own); copy += 1) {
      own = derivedId(section.id, id ?? '', copy);
    }
    kept.add(own);
    return own;
  });
  if (keeps.every(Boolean)) return body;
  const remaining = ids.values();
  const withIds = (nodes: readonly BodyNode[]): readonly BodyNode[] =>
    nodes.map((node) => {
      if (node.type === 'action') return { ...node, attrs: { ...node.attrs, id: remaining.next().value } };
      return node.content ? { ...node, content: withIds(node.content) } : node;
    });
  return { ...body, content: withIds(body.content) };
}

/**
 * Brings the register in line with a section's blocks. Answers whether anything changed. A new block makes an open
 * action. An action whose block is gone keeps its row, and its history when the block returns, here or in another
 * section of the meeting: one that was withdrawn meanwhile is then open again.
 */
export function syncRegister(unit: Unit, section: NotesSection, body: Body): boolean {
  const { read, write } = unit;
  const areOut = areNotesOut(requireMeeting(read, section.meetingId).state);
  const before = listActionsOfSection(read, section.id);
  const blocks = actionsInBody(body);
  let hasChanged = false;
  for (const [position, block] of blocks.entries()) {
    if (block.id === null) continue;
    const known = findAction(read, block.id);
    const { isInNotes, ...words } = rowOfBlock(known, block, areOut);
    const mirror = { sectionId: section.id, position, ...words, owners: ownersOf(block), due: block.due };
    if (!known) {
      insertAction(write, {
        id: block.id,
        revision: 1,
        meetingId: section.meetingId,
        status: 'open',
        isInNotes,
        ...mirror,
      });
    } else if (known.isInNotes && isSameMirror(known, mirror)) continue;
    else {
      mirrorActionBlock(write, { id: block.id, ...mirror });
      if (!known.isInNotes) reopenReturned(unit, known);
    }
    hasChanged = true;
  }
  const present = new Set(blocks.map((block) => block.id));
  const gone = before.filter((action) => action.isInNotes && !present.has(action.id));
  if (gone.length > 0) {
    const isUnderRestricted = restrictedPlaces(read, section.meetingId);
    for (const action of gone) markActionBlockGone(write, rowWithoutBlock(action, isUnderRestricted(action)));
    hasChanged = true;
  }
  return hasChanged;
}

/** Whether an id is taken by an action that stands elsewhere in these notes, or belongs to another meeting. */
function isAnotherAction(read: ReadHandle, section: NotesSection, id: string): boolean {
  const action = findAction(read, id);
  if (!action || action.sectionId === section.id) return false;
  return action.isInNotes || action.meetingId !== section.meetingId;
}

function ownersOf(block: ActionBlock): OwnerRef[] {
  return block.owners.filter(({ id }) => uuid.test(id)).map(({ kind, id }) => ({ kind, id }));
}

type Mirror = Omit<BlockMirror, 'id'>;

function isSameMirror(one: Mirror, other: Mirror): boolean {
  return (
    one.sectionId === other.sectionId &&
    one.position === other.position &&
    one.text === other.text &&
    one.due === other.due &&
    one.keptWords === other.keptWords &&
    one.isKeptRestricted === other.isKeptRestricted &&
    JSON.stringify(one.owners) === JSON.stringify(other.owners)
  );
}

/** A UUID of version 8 (RFC 9562, 5.8) from a digest. */
function derivedId(sectionId: string, wanted: string, copy: number): string {
  const hex = createHash('sha256').update(`${sectionId}\n${wanted}\n${copy}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
