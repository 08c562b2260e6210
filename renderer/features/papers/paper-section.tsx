import { ListOrdered, ListX, LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SessionSection } from '../../editor/document-session.ts';
import { RestrictedLine } from '../../editor/restricted-line.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './paper-page.module.css';
import { SectionFacts } from './section-facts.tsx';
import type { SectionNumbering } from './use-section-numbering.ts';

export type PaperSectionProps = {
  readonly section: SessionSection;
  readonly heading: string;
  readonly isLive: boolean;
  readonly isNumbered: boolean;
  readonly numbering: SectionNumbering;
  /** Why it is not for the public, in itself; null: it is, unless its item is restricted. */
  readonly restrictedReason: string | null;
  readonly onRestrict: () => void;
  /** The date of the meeting whose paper the text was copied from; null once it was edited. */
  readonly copiedFrom: string | null;
  readonly isLocked: boolean;
  /** The text of the section, and what stands with it. */
  readonly children: ReactNode;
};

/** One section on the page of a paper: its heading, with what can be set for the whole of it, over its text. */
export function PaperSection({
  section,
  heading,
  isLive,
  isNumbered,
  numbering,
  restrictedReason,
  onRestrict,
  copiedFrom,
  isLocked,
  children,
}: PaperSectionProps): ReactNode {
  return (
    <section className={styles.section} data-section={section.id} data-live={isLive ? '' : undefined}>
      <div className={styles.headingLine}>
        <h2 className={styles.heading}>{heading}</h2>
        <span className={styles.numbering}>
          <IconButton
            icon={LockKeyhole}
            isSmall
            isOn={restrictedReason !== null}
            label={`Restrict ${heading}`}
            isDisabled={isLocked}
            onPress={onRestrict}
          />
          <IconButton
            icon={isNumbered ? ListOrdered : ListX}
            isSmall
            isOn={isNumbered}
            label={`Number the paragraphs of ${heading}`}
            isDisabled={isLocked || section.state !== 'sound' || numbering.isPending}
            onPress={() => numbering.set(section.id, !isNumbered)}
          />
        </span>
      </div>
      {restrictedReason === null ? null : <RestrictedLine reason={restrictedReason} />}
      <SectionFacts section={section} copiedFrom={copiedFrom} />
      {children}
    </section>
  );
}
