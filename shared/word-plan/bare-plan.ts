import type { PlanBlock, WordPlan } from './word-plan.ts';

/** A file of a kind that says nothing: what stands in it all the same is the house style's, or in every Word file. */
export function barePlan(kind: WordPlan['kind']): WordPlan {
  const paragraph = { block: 'paragraph', role: 'paragraph', inlines: [] } as const;
  const part: PlanBlock = { block: 'part', id: '', title: '', blocks: [paragraph] };
  return {
    kind,
    properties: { title: '', subject: '', author: '' },
    language: 'en-GB',
    runningHead: '',
    footer: '',
    blocks:
      kind === 'pack'
        ? [
            { block: 'contents', title: '', entries: [{ documentId: '', text: '' }] },
            { block: 'document', id: '', kind: 'notes', blocks: [part] },
          ]
        : [part],
  };
}
