import { UniqueID } from '@tiptap/extension-unique-id';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { identifiedBlocks } from '../../shared/document/block-ids.ts';
import { newId } from '../platform/new-id.ts';

type TransformPasted = NonNullable<Plugin['props']['transformPasted']>;

/**
 * Gives each block an id of its own, and a pasted copy a new one. An action that was cut keeps its id when it is pasted:
 * its status and updates hang on it. `isActionTaken` says whether an action of these notes has an id now.
 */
export function blockIdentity(isActionTaken: (id: string) => boolean) {
  return UniqueID.extend({
    addProseMirrorPlugins() {
      return (this.parent?.() ?? []).map((plugin) => {
        const { transformPasted, ...props } = plugin.props;
        const { appendTransaction } = plugin.spec;
        if (!transformPasted) return plugin;
        return new Plugin({
          ...plugin.spec,
          // The extension gives ids one step at a time: 3 seconds for what 50,000 pasted words take, and as many to undo.
          appendTransaction: (transactions, before, state) =>
            changingNoWord(
              transactions.some((each) => each.getMeta('paste') === true)
                ? withIdsOfTheirOwn(state)
                : appendTransaction?.call(plugin, transactions, before, state),
            ),
          props: { ...props, transformPasted: keepingCutActions(transformPasted, isActionTaken) },
        });
      });
    },
  }).configure({ types: [...identifiedBlocks], generateID: () => newId() });
}

/**
 * Tiptap makes plain lines, without ids, of all that is selected and empty, again after every change. Ids that are filled
 * in are no change to it: else the two answer each other for ever, and the page stands still.
 */
function changingNoWord(ids: Transaction | null | undefined): Transaction | null {
  return ids?.setMeta('preventClearDocument', true) ?? null;
}

const identified: ReadonlySet<string> = new Set(identifiedBlocks);

function keepingCutActions(
  withoutIds: TransformPasted,
  isActionTaken: (id: string) => boolean,
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
        block.type.name === 'action' && typeof id === 'string' && !kept.has(id) && !isActionTaken(id);
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
