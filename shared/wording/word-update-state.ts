import type { UpdateState } from '../contract/desktop-contract.ts';
import type { UpdateFaultCode } from '../contract/update-state.ts';

/** One sentence on where updates stand. */
export function wordUpdateState({ state, fault, version }: UpdateState): string {
  switch (state) {
    case 'off':
      return 'Secretariat does not look for updates: your organisation brings them.';
    case 'refused':
      return faultSentences[fault ?? 'not-installed'];
    case 'waiting':
      return 'Secretariat looks for updates once a day, at the place that your organisation has set.';
    case 'looking':
      return 'Looking for an update…';
    case 'up-to-date':
      return 'This is the newest version.';
    case 'ready':
      return `Version ${version ?? ''} is here and its signature is sound. It is installed when you close Secretariat.`;
    case 'failed':
      return faultSentences[fault ?? 'not-reached'];
  }
}

const faultSentences: Readonly<Record<UpdateFaultCode, string>> = {
  'not-installed': 'This copy of Secretariat was not installed, so it cannot be updated.',
  'not-on-this-system':
    'On this system nothing checks who signed an update, so Secretariat takes none: it comes with the packages of the system.',
  'no-publisher':
    'Your organisation has set a place for updates but not whose signature they must have, so none is taken.',
  'not-reached': 'The place for updates could not be read. Nothing was changed; it is tried again tomorrow.',
  'not-signed':
    'An update was found without the signature that your organisation asks for. It was not taken; tell whoever looks after this computer.',
};
