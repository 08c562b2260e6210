import { describe, expect, it } from 'vitest';
import { isAppUrl } from '../../../electron/desktop/app-origin.ts';
import { isOwnPage, type SendingFrame } from '../../../electron/desktop/own-page.ts';

const mainFrame: SendingFrame = {
  frameTreeNodeId: 7,
  url: 'app://secretariat/',
  origin: 'app://secretariat',
  parent: null,
  detached: false,
};

describe('the sender of a request for ports', () => {
  it('is trusted as the own page in the main frame', () => {
    expect(isOwnPage(mainFrame, mainFrame)).toBe(true);
    expect(isOwnPage({ ...mainFrame, url: 'app://secretariat/meetings/1' }, mainFrame)).toBe(true);
  });

  it.each<[string, Partial<SendingFrame>]>([
    ['a frame inside the page', { parent: mainFrame }],
    ['another window’s main frame', { frameTreeNodeId: 8 }],
    ['a page that is going away', { detached: true }],
    ['a foreign page', { url: 'https://example.org/', origin: 'https://example.org' }],
    ['a blank page', { url: '', origin: 'app://secretariat' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another host', { url: 'app://secretariat.example/', origin: 'app://secretariat.example' }],
    ['a page that only begins like it', { url: 'app://secretariat@example.org/' }],
    ['a file', { url: 'file:///app://secretariat/', origin: 'file://' }],
  ])('is not trusted as %s', (_name, difference) => {
    expect(isOwnPage({ ...mainFrame, ...difference }, mainFrame)).toBe(false);
  });
});

describe('an address of the program', () => {
  it.each(['app://secretariat/', 'app://secretariat', 'app://secretariat/a?b#c'])('is %s', (address) => {
    expect(isAppUrl(address)).toBe(true);
  });

  it.each([
    'app:secretariat',
    'app:///secretariat/',
    'app://secretariat:1/',
    'app://x:y@secretariat/',
    'apps://secretariat/',
    'javascript:"app://secretariat/"',
    'https://secretariat/',
    'app://secretariat%2eexample/',
    '',
  ])('is not %s', (address) => {
    expect(isAppUrl(address)).toBe(false);
  });
});
