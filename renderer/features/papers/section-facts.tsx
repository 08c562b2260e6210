import { CopyCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { wordsOverLimit } from '../../../shared/domain/papers.ts';
import type { SessionSection } from '../../editor/document-session.ts';
import { readWordsOf } from '../../editor/section-words.ts';
import { Chip } from '../../ui/chip.tsx';
import styles from './paper-page.module.css';

/** What is to be known of a section while it is written: its word limit, and whether it is still last time's text. */
export function SectionFacts({
  section,
  copiedFrom,
}: {
  readonly section: SessionSection;
  /** The date of the meeting whose paper the text was copied from; null once it was edited. */
  readonly copiedFrom: string | null;
}): ReactNode {
  const limit = section.stored.wordLimit;
  if (limit === null && copiedFrom === null) return null;
  const words = section.state === 'sound' ? readWordsOf(section.doc) : section.stored.words;
  const over = wordsOverLimit(words, limit);
  return (
    <div className={styles.about}>
      {copiedFrom === null ? null : (
        <Chip tone="due" icon={CopyCheck}>
          As it was on {formatDate(copiedFrom)}, not edited yet
        </Chip>
      )}
      {limit === null ? null : over > 0 ? (
        <Chip tone="over">
          {over.toLocaleString('en-GB')} {over === 1 ? 'word' : 'words'} over the limit of{' '}
          {limit.toLocaleString('en-GB')}
        </Chip>
      ) : (
        <span className={styles.limit}>
          {words.toLocaleString('en-GB')} of {limit.toLocaleString('en-GB')} words
        </span>
      )}
    </div>
  );
}
