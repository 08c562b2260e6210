import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { actionsInBody } from '../../../shared/document/actions-in-body.ts';

const action = (text: string, attrs: Readonly<Record<string, unknown>> = {}): BodyNode => ({
  type: 'action',
  attrs,
  content: [{ type: 'text', text }],
});

describe('the actions of a section', () => {
  it('are read in order, with owners and due date', () => {
    const owners = [{ kind: 'person', id: 'p1' }];
    const body = {
      type: 'doc' as const,
      content: [
        action('First.', { id: 'a1', owners, due: '2023-11-14' }),
        { type: 'paragraph', content: [{ type: 'text', text: 'Between.' }] },
        action('Second.', { id: 'a2', owners: [], due: null }),
      ],
    };
    expect(actionsInBody(body)).toEqual([
      { id: 'a1', text: 'First.', owners, due: '2023-11-14', isRestricted: false },
      { id: 'a2', text: 'Second.', owners: [], due: null, isRestricted: false },
    ]);
  });

  it('have no owner where what stands there is none', () => {
    const body = {
      type: 'doc' as const,
      content: [action('Who?', { owners: [{ kind: 'robot', id: 'x' }, 'ACC Harland'], due: 4 })],
    };
    expect(actionsInBody(body)).toEqual([
      { id: null, text: 'Who?', owners: [], due: null, isRestricted: false },
    ]);
  });
});
