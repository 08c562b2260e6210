import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullFormOf } from '../../../shared/domain/people.ts';
import { proposeShortForm } from '../../../shared/domain/short-forms.ts';

describe('proposeShortForm', () => {
  it.each([
    ['Ruth Harland', 'Assistant Chief Constable', 'ACC Harland'],
    ['Ruth Harland', 'assistant  chief constable', 'ACC Harland'],
    ['Graham Moss', 'Chief Constable', 'CC Moss'],
    ['Peter Brook', 'Deputy Chief Constable (Operations)', 'DCC Brook'],
    ['Peter Brook', 'Temporary Assistant Chief Constable', 'T/ACC Brook'],
    ['Peter Brook', 'T/ACC', 'T/ACC Brook'],
    ['Peter Brook', 'ACC (Crime)', 'ACC Brook'],
    ['Daniel Vale', 'Acting Superintendent', 'A/Supt Vale'],
    ['Fiona Lister', 'Chief Superintendent, Neighbourhoods', 'Ch Supt Lister'],
    ['Fiona Lister', 'Detective Chief Superintendent', 'Det Ch Supt Lister'],
    ['Amy Thorne', 'Detective Inspector', 'DI Thorne'],
    ['Amy Thorne', 'Inspector for Ashby', 'Insp Thorne'],
    ['Sam Reed', 'Police Constable', 'PC Reed'],
    ['Dr Amara Okoro', 'Deputy Mayor for Policing and Crime', 'DMPC Okoro'],
    ['Helen Ashworth', 'Mayor of Calder', 'the Mayor'],
    ['Helen Ashworth', 'The Mayor', 'the Mayor'],
    ['Helen Ashworth', 'Deputy Mayor of Calder', 'the Deputy Mayor'],
    ['Dr Amara Okoro', 'Director', 'Dr Okoro'],
    ['Councillor Nadia Quill', null, 'Cllr Quill'],
    ['Prof. Ann Other OBE', null, 'Prof Other'],
    ['Jan van der Berg', 'Superintendent', 'Supt van der Berg'],
    ['Mary O’Neill-Shaw, QPM', 'Chief Constable', 'CC O’Neill-Shaw'],
    ['Sir Toby Marsh', 'Chief Constable', 'CC Marsh'],
    ['Cher', 'Sergeant', 'Sgt Cher'],
    ['Samina Idris', 'Head of Policing and Crime', null],
    ['Samina Idris', null, null],
    ['Sir Toby Marsh', null, null],
    ['Ann Other', 'Superintendent Registrar', null],
    ['Ann Other', 'Chief Constable’s staff officer', null],
    ['Ann Other', 'Mayoral adviser', null],
    ['   ', 'Chief Constable', null],
  ])('%s, %s: %s', (name, post, expected) => {
    expect(proposeShortForm({ name, post })).toBe(expected);
  });

  it('puts the whole name behind the rank where somebody else has the form', () => {
    const vale = { name: 'Daniel Vale', post: 'Superintendent' };
    expect(proposeShortForm(vale, ['SUPT VALE'])).toBe('Supt Daniel Vale');
    expect(proposeShortForm({ name: 'Dr Ann Moss', post: null }, ['Dr Moss'])).toBe('Dr Ann Moss');
    expect(proposeShortForm({ name: 'Ann Moss', post: 'Mayor' }, ['the Mayor'])).toBeNull();
  });

  it('answers one line without spaces around it, whatever the name and the post', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (name, post) => {
        const form = proposeShortForm({ name, post });
        if (form !== null) expect(form).toBe(form.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

describe('fullFormOf', () => {
  it.each([
    ['Ruth Harland', 'Assistant Chief Constable', 'Ruth Harland (Assistant Chief Constable)'],
    ['Ruth Harland', null, 'Ruth Harland'],
    ['Ruth Harland', '', 'Ruth Harland'],
  ])('%s, %s', (name, post, expected) => expect(fullFormOf({ name, post })).toBe(expected));
});
