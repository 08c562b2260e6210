import { UniqueID } from '@tiptap/extension-unique-id';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { identifiedBlocks } from '../../shared/document/block-ids.ts';
import { newId } from '../platform/new-id.ts';

type TransformPasted = NonNullable<Plugin['props']['transformPasted']>;

/**
 * Gives each block an id of its own, and a pasted copy a new one. An action or an exchange that was cut keeps its
 * id when it is pasted: status and updates hang on the one, what follows from an owed answer on the other.
 * `isBlockThere` says whether a block of these notes has an id now.
 */
export function blockIdentity(isBlockThere: (id: string) => boolean) {
  return UniqueID.extend({
    addProseMirrorPlugins() {
      return (this.parent?.() ?? []).map((plugin) => {
        const { transformPasted, ...props } = plugin.props;
        const { appendTransaction } = plugin.spec;
        if (!transformPasted) return plugin;
        return new Plugin({
          ...plugin.spec,
          appendTransaction: (transactions, before, state) => {
            // The extension gives ids one step at a time: 3 seconds for what 50,000 pasted words take, and as many to undo.
            const withIds = transactions.some((each) => each.getMeta('paste') === true)
              ? withIdsOfTheirOwn(state)
              : appendTransaction?.call(plugin, transactions, before, state);
            // Tiptap clears a text whose whole words went, ids and all (`clearDocument` of its keymap): each would undo
            // the other's work for ever, where several empty lines are left and selected.
            return withIds?.setMeta('preventClearDocument', true);
          },
          props: { ...props, transformPasted: keepingCutBlocks(transformPasted, isBlockThere) },
        });
      });
    },
  }).configure({ types: [...identifiedBlocks], generateID: () => newId() });
}

const identified: ReadonlySet<string> = new Set(identifiedBlocks);
/** Something outside the block refers to it. */
const keepIds: ReadonlySet<string> = new Set(['action', 'exchange']);

function keepingCutBlocks(
  withoutIds: TransformPasted,
  isBlockThere: (id: string) => boolean,
): TransformPasted {
  return function (this: Plugin, slice, view, isPlain) {
    const bare = withoutIds.call(this, slice, view, isPlain);
    // Moved inside this text: every block stays who it is.
    if (bare === slice) return slice;
    const kept = new Set<string>();
    const blocks: Node[] = [];
    bare.content.forEach((block, _offset, index) => {
      const id: unknown = slice.content.child(index).attrs.id;
      const keeps =
        keepIds.has(block.type.name) && typeof id === 'string' && !kept.has(id) && !isBlockThere(id);
      if (keeps) kept.add(id);
      blocks.push(withNewIds(block, keeps ? id : null));
    });
    return new Slice(Fragment.from(blocks), bare.openStart, bare.openEnd);
  };
}

function withNewIds(block: Node, keptId: string | null): Node {
  if (block.isTextblock && !identified.has(block.type.name)) return block;
  const attrs = identified.has(block.type.name) ? { ...block.attrs, id: keptId ?? newId() } : block.attrs;
  const content = block.isTextblock
    ? block.content
    : Fragment.from(block.children.map((child) => withNewIds(child, null)));
  return block.isText ? block : block.type.create(attrs, content, block.marks);
}

/** Where a paste has parted a block, both parts have its id: the later one gets another. */
function withIdsOfTheirOwn(state: EditorState): Transaction | null {
  const { tr } = state;
  const seen = new Set<unknown>();
  state.doc.descendants((node, position) => {
    if (!identified.has(node.type.name)) return !node.isTextblock;
    const { id } = node.attrs;
    if (id === null || seen.has(id)) tr.setNodeAttribute(position, 'id', newId());
    seen.add(id);
    return !node.isTextblock;
  });
  return tr.docChanged ? tr.setStoredMarks(state.storedMarks) : null;
}
