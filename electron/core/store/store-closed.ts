/**
 * There is no store to read or write: it is damaged, or encrypted and its key not known, or its files are
 * just being exchanged.
 */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
  readonly state: 'damaged' | 'locked' | 'away';
  constructor(state: 'damaged' | 'locked' | 'away') {
    super(`the store is ${state}`);
    this.state = state;
  }
}
