/** There is no store to read or write: it is damaged, or its files are just being exchanged. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
  readonly state: 'damaged' | 'away';
  constructor(state: 'damaged' | 'away') {
    super(`the store is ${state}`);
    this.state = state;
  }
}
