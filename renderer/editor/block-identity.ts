import { UniqueID } from '@tiptap/extension-unique-id';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
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
        return transformPasted
          ? new Plugin({
              ...plugin.spec,
              props: { ...props, transformPasted: keepingCutActions(transformPasted, isActionTaken) },
            })
          : plugin;
      });
    },
  }).configure({ types: [...identifiedBlocks], generateID: () => newId() });
}

function keepingCutActions(
  withNewIds: TransformPasted,
  isActionTaken: (id: string) => boolean,
): TransformPasted {
  return function (this: Plugin, slice, view, isPlain) {
    const renewed = withNewIds.call(this, slice, view, isPlain);
    if (renewed === slice) return slice;
    const kept = new Set<string>();
    const blocks: Node[] = [];
    renewed.content.forEach((block, _offset, index) => {
      const id: unknown = slice.content.child(index).attrs.id;
      const keeps =
        block.type.name === 'action' && typeof id === 'string' && !kept.has(id) && !isActionTaken(id);
      if (keeps) kept.add(id);
      blocks.push(keeps ? block.type.create({ ...block.attrs, id }, block.content, block.marks) : block);
    });
    return new Slice(Fragment.from(blocks), renewed.openStart, renewed.openEnd);
  };
}
