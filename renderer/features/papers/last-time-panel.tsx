import { useMutation, useQuery } from '@tanstack/react-query';
import { CopyPlus } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Section, SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, paperPath } from '../../app/routes.ts';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import { loadText } from '../../editor/load-section.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { unmarked } from '../../editor/section-marks.ts';
import { StaticBody } from '../../editor/static-body.tsx';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './last-time-panel.module.css';

export type LastTimePanelProps = {
  readonly session: DocumentSession;
  readonly paper: SectionedDocument;
  readonly sections: readonly SessionSection[];
  /** What the page calls each section of this paper, by its id. */
  readonly headings: ReadonlyMap<string, string>;
  readonly names: NameBook;
  readonly openLink: (href: string) => void;
};

type EarlierSection = Pick<Section, 'id' | 'key' | 'heading' | 'isNumbered' | 'content'>;
type Copy = { readonly from: EarlierSection; readonly to: SessionSection };

/** The paper that an earlier meeting had on this topic, each section with a button that begins this one's with it. */
export function LastTimePanel({
  session,
  paper,
  sections,
  headings,
  names,
  openLink,
}: LastTimePanelProps): ReactNode {
  const { data, error } = useQuery(operations.papers.lastTime.queryOptions({ input: { id: paper.id } }));
  const [asked, setAsked] = useState<Copy | null>(null);
  const copy = useMutation({
    mutationFn: async ({ from, to }: Copy) => {
      if (!(await session.flushSection(to.id))) throw new Error('unsaved');
      await client.papers.copySection({
        id: to.id,
        revision: session.revisionOf(to.id),
        fromSectionId: from.id,
      });
      return client.documents.get({ id: paper.id });
    },
    onSuccess: (stored, { to }, _result, { client: queries }) => {
      queries.setQueryData(operations.documents.get.queryKey({ input: { id: paper.id } }), stored);
      session.receive(stored);
      announce(`${headings.get(to.id) ?? 'The section'}: the text of last time is copied over.`);
    },
    onError: (failure) => showToast({ tone: 'problem', message: oneLine(failure) }),
    onSettled: () => setAsked(null),
  });
  const begin = (wanted: Copy): void => {
    if (hasWords(wanted.to)) setAsked(wanted);
    else copy.mutate(wanted);
  };

  if (error) return <ProblemNotice error={error} />;
  if (data === undefined) return <Loading label="Looking for the last paper…" />;
  if (data === null) {
    return (
      <div className={styles.panel}>
        <h2>Last time</h2>
        <p className={styles.when}>
          No earlier meeting of this body had a paper on this topic. Papers are found by the title of their
          agenda item.
        </p>
      </div>
    );
  }
  return (
    <div className={styles.panel} data-wide="">
      <h2>
        <a href={hrefTo(paperPath(data.meetingId, data.paperId))}>{data.title}</a>
      </h2>
      <p className={styles.when}>Paper for {formatDate(data.meetingDate)}</p>
      {data.sections.map((from) => {
        const to = sections.find(({ stored }) => stored.key === from.key);
        return (
          <section key={from.id} className={styles.section} aria-label={`Last time: ${from.heading}`}>
            <div className={styles.head}>
              <h3>{from.heading}</h3>
              {to?.state === 'sound' && from.content.state === 'sound' && paper.state !== 'cleared' ? (
                <Button
                  icon={CopyPlus}
                  variant="quiet"
                  isDisabled={copy.isPending}
                  onPress={() => begin({ from, to })}
                >
                  {`Copy over: ${headings.get(to.id) ?? from.heading}`}
                </Button>
              ) : null}
            </div>
            <EarlierText section={from} names={names} openLink={openLink} />
          </section>
        );
      })}
      <ConfirmDialog
        title="Copy over what is here?"
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) copy.mutate(asked);
        }}
        confirmLabel="Copy over"
        isPending={copy.isPending}
      >
        <p>
          {`“${headings.get(asked?.to.id ?? '') ?? ''}” has text already. The text of last time takes its place; what is there now stays in the section’s history.`}
        </p>
      </ConfirmDialog>
    </div>
  );
}

function EarlierText({
  section,
  names,
  openLink,
}: {
  readonly section: EarlierSection;
  readonly names: NameBook;
  readonly openLink: (href: string) => void;
}): ReactNode {
  const text = useMemo(() => loadText('cover-paper', section.content), [section.content]);
  if (text.state === 'unreadable')
    return <p className={styles.when}>{text.text || 'This text cannot be read.'}</p>;
  if (isEmpty(text.node)) return <p className={styles.when}>Nothing was written here.</p>;
  return (
    <StaticBody
      kind="cover-paper"
      doc={text.node}
      names={names}
      // Its numbers are those of another page.
      start={unmarked}
      label={section.heading}
      openLink={openLink}
    />
  );
}

function hasWords(section: SessionSection): boolean {
  return section.state !== 'sound' || !isEmpty(section.doc);
}

function isEmpty({
  textContent,
  childCount,
}: {
  readonly textContent: string;
  readonly childCount: number;
}): boolean {
  return textContent === '' && childCount <= 1;
}
