import { Node } from '@tiptap/core';

export const DocumentNode = Node.create({ name: 'doc', topNode: true, content: 'block+' });
