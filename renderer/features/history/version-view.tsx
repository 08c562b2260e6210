import { useQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { SectionVersion } from '../../../shared/contract/entities/versions.ts';
import type { DocumentKind } from '../../../shared/document/schemas.ts';
import { validateBody } from '../../../shared/document/validate-body.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import type { NameBook } from '../../editor/name-book.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { DifferenceText } from './difference-text.tsx';
import { differencesBetween, type Differences } from './differences.ts';
import styles from './history.module.css';
import { linesOf } from './text-lines.ts';
import { VersionName } from './version-name.tsx';
import { causeNames, counted, dayOf, timeOf } from './version-words.ts';

type Content = Section['content'];
type Other = 'now' | 'before';

export type VersionViewProps = {
  readonly kind: DocumentKind;
  readonly version: SectionVersion;
  /** The section's text as it stands. */
  readonly now: Content;
  readonly isCurrent: boolean;
  readonly names: NameBook;
};

/** One version: what differs from the text now, or from the version before it. */
export function VersionView({ kind, version, now, isCurrent, names }: VersionViewProps): ReactNode {
  const { sectionId, sequence } = version;
  const [other, setOther] = useState<Other>(isCurrent ? 'before' : 'now');
  const [isNaming, setNaming] = useState(false);
  const nameButton = useRef<HTMLButtonElement>(null);
  const { data, error } = useQuery(operations.versions.get.queryOptions({ input: { sectionId, sequence } }));
  const endNaming = (): void => {
    flushSync(() => setNaming(false));
    // Where the focus went with the field, at once: in the next frame the dialog would give it to its first button.
    if (document.activeElement === document.body) nameButton.current?.focus();
  };
  return (
    <section className={styles.view} aria-label={`Version of ${timeOf(version)}`}>
      <header className={styles.head}>
        <h3>
          {dayOf(version)}, {timeOf(version)}
        </h3>
        <p className={styles.about}>
          {version.author} · {counted(version.words, 'word')} · {causeNames[version.cause]}
        </p>
        {isNaming ? (
          <VersionName version={version} onClose={endNaming} />
        ) : (
          <Button ref={nameButton} variant="quiet" icon={Tag} onPress={() => setNaming(true)}>
            {version.name === null ? 'Name this version…' : 'Change the name…'}
          </Button>
        )}
        <SegmentedControl
          label="Compare with"
          options={[
            { id: 'now', label: 'The text now' },
            { id: 'before', label: 'The version before' },
          ]}
          value={other}
          onChange={setOther}
        />
      </header>
      {data ? (
        <Comparison
          kind={kind}
          from={other === 'now' ? data.content : (data.before?.content ?? null)}
          to={other === 'now' ? now : data.content}
          other={other}
          names={names}
        />
      ) : error ? (
        <ProblemNotice error={error} />
      ) : (
        <Loading label="Reading the version…" />
      )}
    </section>
  );
}

function Comparison({
  kind,
  from,
  to,
  other,
  names,
}: {
  readonly kind: DocumentKind;
  /** The older of two texts; null where there is none. */
  readonly from: Content | null;
  readonly to: Content;
  readonly other: Other;
  readonly names: NameBook;
}): ReactNode {
  const differences = useMemo(
    () => differencesBetween(from === null ? [] : linesOf(from, names), linesOf(to, names)),
    [from, to, names],
  );
  const unreadable = [from, to].find((content) => content?.state === 'unreadable');
  return (
    <>
      {from === null ? (
        <Notice>This is the first version that is kept: all of it is shown as added.</Notice>
      ) : null}
      {unreadable ? (
        <Notice tone="due">
          One of the two texts cannot be read whole. Only its words are compared, as far as they are there.
        </Notice>
      ) : null}
      <p className={styles.sum} role="status">
        {sumOf(differences, other, from !== null && isSameText(kind, from, to))}
      </p>
      <DifferenceText lines={differences.lines} />
    </>
  );
}

function sumOf({ lines, addedWords, removedWords }: Differences, other: Other, isSame: boolean): string {
  const when = other === 'now' ? 'Since this version' : 'In this version';
  if (isSame) return other === 'now' ? 'This is the text now.' : 'Nothing differs from the version before.';
  if (lines.every(({ kind }) => kind === 'same')) return `${when} only formatting was changed.`;
  if (addedWords === 0 && removedWords === 0) return `${when} no words were added or removed.`;
  return `${when} ${counted(addedWords, 'word was', 'words were')} added, ${removedWords.toLocaleString('en-GB')} removed.`;
}

function isSameText(kind: DocumentKind, one: Content, other: Content): boolean {
  if (one.state === 'unreadable' || other.state === 'unreadable') return false;
  const [first, second] = [validateBody(kind, one.body), validateBody(kind, other.body)];
  return first.ok && second.ok && first.node.eq(second.node);
}
