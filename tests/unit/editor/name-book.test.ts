import { describe, expect, it } from 'vitest';
import { findNames, nameBookOf } from '../../../renderer/editor/name-book.ts';

const police = { id: 'o1', name: 'Calder Police', shortName: null };
const authority = { id: 'o2', name: 'Northshire Combined Authority', shortName: 'NCA' };
const person = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  post: null,
  organisationId: null,
  shortForm: null,
  isCurrent: true,
  ...more,
});
const people = [
  person('p1', 'Ruth Harland', {
    shortForm: 'ACC Harland',
    post: 'Assistant Chief Constable',
    organisationId: 'o1',
  }),
  person('p2', 'Amara Okoro', { shortForm: 'DMPC Okoro', organisationId: 'o2' }),
  person('p4', 'Zoë D’Arcy-Lunn'),
  person('p3', 'Harvey Former', { isCurrent: false }),
];
const book = nameBookOf(people, [police, authority], ['p2']);
const found = (query: string): readonly string[] => findNames(book, query).map(({ label }) => label);

describe('finding who to name', () => {
  it('offers those at the meeting first', () => {
    expect(found('')).toEqual(['DMPC Okoro', 'ACC Harland', 'Zoë D’Arcy-Lunn', 'Calder Police', 'NCA']);
  });

  it('finds by short form, name, post and organisation', () => {
    expect(found('acc')).toEqual(['ACC Harland']);
    expect(found('ruth')).toEqual(['ACC Harland']);
    expect(found('assistant chief')).toEqual(['ACC Harland']);
    expect(found('calder')).toEqual(['Calder Police', 'ACC Harland']);
  });

  it('finds by the beginning of any word, in any order, whatever its accents', () => {
    expect(found('chief ruth')).toEqual(['ACC Harland']);
    expect(found('zoe')).toEqual(['Zoë D’Arcy-Lunn']);
    expect(found("d'ar")).toEqual(['Zoë D’Arcy-Lunn']);
    expect(found('lunn')).toEqual(['Zoë D’Arcy-Lunn']);
    expect(found('koro')).toEqual([]);
  });

  it('finds an organisation and its people by its short name and its full one', () => {
    expect(found('north')).toEqual(['NCA', 'DMPC Okoro']);
    expect(found('nca')).toEqual(['NCA', 'DMPC Okoro']);
  });

  it('no longer offers who has left, but still names them', () => {
    expect(found('harvey')).toEqual([]);
    expect(book.labelOf({ kind: 'person', id: 'p3' })).toBe('Harvey Former');
  });
});
