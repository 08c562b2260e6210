import type { ReactNode, Ref } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import styles from './wording-panel.module.css';

export type PutInSearchProps = {
  readonly label: string;
  /** What is put in: "wording", "a figure". */
  readonly what: string;
  /** Whether a section is in use: without one there is no place to put anything. */
  readonly hasPlace: boolean;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Enter takes what is found first. */
  readonly onEnter: (() => void) | null;
  readonly searchRef: Ref<HTMLInputElement>;
  /** Somebody came to search: the field has the focus as soon as it is there. */
  readonly isSearching: boolean;
};

/** Looks for what is put into a paper from the library. */
export function PutInSearch({
  label,
  what,
  hasPlace,
  search,
  onSearch,
  onEnter,
  searchRef,
  isSearching,
}: PutInSearchProps): ReactNode {
  return (
    <>
      {hasPlace ? null : (
        <p className={styles.note}>Click into a section first: {what} is put in where the caret is.</p>
      )}
      <TextField
        label={label}
        type="search"
        value={search}
        onChange={onSearch}
        inputRef={searchRef}
        autoFocus={isSearching}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || onEnter === null) return;
          event.preventDefault();
          onEnter();
        }}
      />
    </>
  );
}
