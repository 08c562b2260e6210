import { Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { SectionVersion } from '../../../shared/contract/entities/versions.ts';
import { Chip } from '../../ui/chip.tsx';
import styles from './history.module.css';
import { causeNames, counted, dayOf, keptWords, signed, timeOf } from './version-words.ts';

export type VersionListProps = {
  /** Newest first. */
  readonly versions: readonly SectionVersion[];
  /** The sequence of the version that is the text now. */
  readonly current: number | null;
  readonly chosen: number | null;
  readonly onChoose: (sequence: number) => void;
};

type Day = { readonly key: number; readonly name: string; readonly versions: readonly SectionVersion[] };

/** The versions of a section by day. Arrow keys go through them and show each. */
export function VersionList({ versions, current, chosen, onChoose }: VersionListProps): ReactNode {
  const before = new Map(versions.map((version, index) => [version.sequence, versions[index + 1] ?? null]));
  return (
    <ListBox
      aria-label="Versions"
      className={styles.list ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      autoFocus="first"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (typeof key === 'number') onChoose(key);
      }}
    >
      {byDay(versions).map((day) => (
        <ListBoxSection key={day.key} id={`day ${day.key}`}>
          <Header className={styles.day ?? ''}>{day.name}</Header>
          {day.versions.map((version) => (
            <VersionEntry
              key={version.sequence}
              version={version}
              before={before.get(version.sequence) ?? null}
              isCurrent={version.sequence === current}
            />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function VersionEntry({
  version,
  before,
  isCurrent,
}: {
  readonly version: SectionVersion;
  readonly before: SectionVersion | null;
  readonly isCurrent: boolean;
}): ReactNode {
  const kept = keptWords(version);
  const change = before === null ? '' : signed(version.words - before.words);
  return (
    <ListBoxItem id={version.sequence} textValue={timeOf(version)} className={styles.version ?? ''}>
      <b>{timeOf(version)}</b>
      <span className={styles.facts}>
        <span>{version.author}</span>
        <span>
          {counted(version.words, 'word')}
          {change === '' ? '' : ` (${change})`}
        </span>
        {version.cause === 'saved' ? null : <span>{causeNames[version.cause]}</span>}
      </span>
      <span className={styles.marks}>
        {isCurrent ? <Chip tone="now">The text now</Chip> : null}
        {kept === null ? null : (
          <Chip icon={Pin} tone={version.keptFor === 'damaged' ? 'over' : 'plain'}>
            {kept}
          </Chip>
        )}
      </span>
    </ListBoxItem>
  );
}

/** In the order in which they were made: a day comes up again where the clock was put back. */
function byDay(versions: readonly SectionVersion[]): readonly Day[] {
  const days: { key: number; name: string; versions: SectionVersion[] }[] = [];
  for (const version of versions) {
    const name = dayOf(version);
    const day = days.at(-1);
    if (day?.name === name) day.versions.push(version);
    else days.push({ key: version.sequence, name, versions: [version] });
  }
  return days;
}
