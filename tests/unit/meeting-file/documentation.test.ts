import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agendaItemKinds } from '../../../shared/domain/agenda.ts';
import { actionStatuses } from '../../../shared/domain/actions.ts';
import { meetingStates } from '../../../shared/domain/meeting.ts';
import { paperStates } from '../../../shared/domain/papers.ts';
import { draftOf, faultsOf } from './builders.ts';

const page = readFileSync(new URL('../../../docs/meeting-file.md', import.meta.url), 'utf8');
const example = /```json\n([^`]*)```/.exec(page)?.[1] ?? '';

describe('docs/meeting-file.md', () => {
  it('has an example that imports whole', () => {
    expect(faultsOf(example)).toEqual([]);
    const draft = draftOf(example);
    expect(draft.agendaItems.map((item) => item.title)).toHaveLength(6);
    expect(draft.actions).toHaveLength(2);
    expect(draft.papers[0]?.sections.map((section) => section.key)).toEqual([
      'purpose',
      'recommendation',
      'key-information',
      'partnership',
    ]);
  });

  it('names every word that a field may have', () => {
    for (const word of [...agendaItemKinds, ...meetingStates, ...paperStates, ...actionStatuses]) {
      expect(page).toContain(`\`${word}\``);
    }
  });
});
