import type { ComponentType } from 'react';
import type { NamedEntry } from './name-book.ts';

/** Somebody, or an organisation, just added where they were named. */
export type NewName = Pick<NamedEntry, 'kind' | 'id' | 'label'>;

export type NewNameProps = {
  /** The name as far as it was typed. */
  readonly typed: string;
  readonly onAdded: (added: NewName) => void;
  readonly onClose: () => void;
};

/** The dialog that adds them. It comes from the screen: what a person is made of is no matter of texts. */
export type NewNameComponent = ComponentType<NewNameProps>;
