import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LetterStyle } from '../../shared/domain/manner.ts';
import { operations } from '../platform/client.ts';

export type LettersOfBodyProps = {
  readonly bodyId: string;
  /** Notes that were agreed keep the letters that they had then. */
  readonly sealed: LetterStyle | null;
  readonly onLetters: (letters: LetterStyle) => void;
};

/** Says how the Word files of a body write letters. Asked once a text is shown: to read house styles takes a while. */
export function LettersOfBody({ bodyId, sealed, onLetters }: LettersOfBodyProps): null {
  const { data: bodies } = useQuery(operations.bodies.list.queryOptions());
  const { data: styles } = useQuery(operations.houseStyles.list.queryOptions());
  const houseStyle = bodies?.find(({ id }) => id === bodyId)?.houseStyle;
  const letters = sealed ?? styles?.find(({ id }) => id === houseStyle)?.letters;
  useEffect(() => {
    if (letters !== undefined) onLetters(letters);
  }, [letters, onLetters]);
  return null;
}
