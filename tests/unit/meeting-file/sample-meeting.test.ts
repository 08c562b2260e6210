import { describe, expect, it } from 'vitest';
import { countWords, plainTextOf } from '../../../shared/document/plain-text.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { builtInTemplate } from '../../../shared/domain/papers.ts';
import { draftOf, faultsOf } from './builders.ts';
import { sampleFile, sampleText } from './sample-file.ts';

const draft = draftOf(sampleFile());

function nodesIn(nodes: readonly BodyNode[]): readonly BodyNode[] {
  return nodes.flatMap((node) => [node, ...nodesIn(node.content ?? [])]);
}

describe('the sample meeting', () => {
  it('imports without a fault', () => {
    expect(faultsOf(sampleText)).toEqual([]);
  });

  it('has twelve items, lettered announcements and a cover paper with all seven sections for each report', () => {
    expect(draft.agendaItems.filter((item) => item.parentId === null)).toHaveLength(12);
    expect(draft.agendaItems.filter((item) => item.parentId !== null)).toHaveLength(4);
    expect(draft.papers).toHaveLength(6);
    for (const paper of draft.papers) {
      expect(paper.sections.map(({ key, heading }) => ({ key, heading }))).toEqual(
        builtInTemplate.map(({ key, heading }) => ({ key, heading })),
      );
      expect(paper.planEntryIds.length).toBeGreaterThan(0);
    }
  });

  it('has the notes of two hours, with every kind of block, and every action with an owner and a date', () => {
    const nodes = draft.notes.flatMap(({ body }) => nodesIn(body.content));
    const words = draft.notes.reduce((sum, { body }) => sum + countWords(plainTextOf(body)), 0);
    expect(words).toBeGreaterThan(2300);
    const kinds = new Set(nodes.map((node) => node.type));
    for (const kind of [
      'action',
      'decision',
      'exchange',
      'reportLink',
      'table',
      'bulletList',
      'letterList',
      'subheading',
      'person',
    ]) {
      expect(kinds).toContain(kind);
    }
    const actions = nodes.filter((node) => node.type === 'action');
    expect(actions).toHaveLength(9);
    for (const action of actions) {
      expect(action.attrs?.owners).not.toEqual([]);
      expect(action.attrs?.due).toMatch(/^202[34]-/);
    }
  });

  it('lasts as long as the meeting', () => {
    const minutes = draft.agendaItems.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
    expect(minutes).toBe(120);
  });

  it('leads nowhere but to addresses that are reserved for examples, by links with real names', () => {
    const addresses = [...sampleText.matchAll(/https?:\/\/([^/"\s)]+)/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(15);
    for (const host of addresses) expect(host).toMatch(/(^|\.)example\.(org|com)$/);
    expect(sampleText).not.toMatch(/\[(click )?here\]/i);
  });
});
