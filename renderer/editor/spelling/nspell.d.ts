// What of nspell 2.1 is used here; it brings no types of its own.
declare module 'nspell' {
  type NSpell = {
    correct(word: string): boolean;
    suggest(word: string): string[];
    add(word: string): NSpell;
    remove(word: string): NSpell;
  };
  function nspell(dictionary: { readonly aff: string; readonly dic: string }): NSpell;
  export = nspell;
}
