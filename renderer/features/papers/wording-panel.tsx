import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type Ref } from 'react';
import type { Wording } from '../../../shared/contract/entities/wordings.ts';
import { missingWordingFields, type WordingValues } from '../../../shared/domain/wordings.ts';
import { hrefTo, libraryPath } from '../../app/routes.ts';
import { bodyOf } from '../../editor/load-section.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { goToWording, insertWording, keepWording, takeWording } from '../../editor/wording-commands.ts';
import { operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Select } from '../../ui/select.tsx';
import { PlacedWordingCard } from './placed-wording-card.tsx';
import { PutInSearch } from './put-in-search.tsx';
import styles from './wording-panel.module.css';
import { copyOf, offeredWordings, wordingsInPaper, type PlacedWording } from './wordings-in-paper.ts';

export type WordingPanelProps = {
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly doc: Node }[];
  readonly planEntryIds: readonly string[];
  readonly values: WordingValues;
  readonly names: NameBook;
  /** null while no section is in use: there is no place to put anything. */
  readonly editor: Editor | null;
  readonly isLocked: boolean;
  readonly inSection: (sectionId: string, deed: (editor: Editor) => unknown) => void;
  readonly searchRef: Ref<HTMLInputElement>;
  /** Somebody came to search: the field has the focus as soon as it is there. */
  readonly isSearching: boolean;
};

const every = 'every';

/** The standard wording of a paper: how each copy stands to the library, and what can be put in. */
export function WordingPanel({
  sections,
  planEntryIds,
  values,
  names,
  editor,
  isLocked,
  inSection,
  searchRef,
  isSearching,
}: WordingPanelProps): ReactNode {
  const { data: wordings } = useQuery(operations.wordings.list.queryOptions());
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState(every);
  if (!wordings) return <Loading label="Reading the standard wording…" />;
  const placed = wordingsInPaper(
    sections.map(({ doc, ...section }) => ({ ...section, body: bodyOf(doc) })),
    wordings,
    values,
  );
  if (wordings.length === 0 && placed.length === 0) {
    return (
      <div className={styles.panel}>
        <p className={styles.note}>
          There is no standard wording yet. What every paper says alike is written once in the library.
        </p>
        <ButtonLink href={hrefTo(`${libraryPath}/wording`)}>Go to the standard wording</ButtonLink>
      </div>
    );
  }
  const categories = [...new Set(wordings.map((wording) => wording.category))];
  const shownCategory = categories.includes(category) ? category : every;
  const offered = offeredWordings(
    wordings,
    planEntryIds,
    search,
    shownCategory === every ? null : shownCategory,
  );
  const insert = (wording: Wording): void => {
    if (!editor || !insertWording(editor, copyOf(wording, values))) return;
    const missing = missingWordingFields(wording.text, values).map((name) => `{${name}}`);
    announce(
      missing.length === 0
        ? `${wording.name}: put in.`
        : `${wording.name}: put in. Not known yet, and left as written: ${missing.join(', ')}.`,
    );
  };
  const take = ({ sectionId, block, library, wording }: PlacedWording): void => {
    if (!library) return;
    inSection(sectionId, (live) => takeWording(live, block.id, library));
    announce(`${wording?.name ?? 'Standard wording'}: the library’s text was taken.`);
  };
  const keep = ({ sectionId, block, library, wording }: PlacedWording): void => {
    if (!library) return;
    inSection(sectionId, (live) => keepWording(live, block.id, library.digest));
    announce(`${wording?.name ?? 'Standard wording'}: kept as it is here.`);
  };
  const [first] = offered;
  return (
    <div className={styles.panel}>
      {placed.length === 0 ? null : (
        <section className={styles.part} aria-label="Standard wording in this paper">
          <h2>In this paper</h2>
          <ul className={styles.cards}>
            {placed.map((each) => (
              <PlacedWordingCard
                key={each.block.id}
                placed={each}
                names={names}
                isLocked={isLocked}
                onTake={() => take(each)}
                onKeep={() => keep(each)}
                onGo={() => inSection(each.sectionId, (live) => goToWording(live, each.block.id))}
              />
            ))}
          </ul>
        </section>
      )}
      {isLocked ? null : (
        <section className={styles.part} aria-label="Put in standard wording">
          <h2>Put in</h2>
          <PutInSearch
            label="Find wording"
            what="wording"
            hasPlace={editor !== null}
            search={search}
            onSearch={setSearch}
            onEnter={first ? () => insert(first) : null}
            searchRef={searchRef}
            isSearching={isSearching}
          />
          {categories.length > 1 ? (
            <Select
              label="Category"
              options={[
                { id: every, label: 'All categories' },
                ...categories.map((each) => ({ id: each, label: each })),
              ]}
              value={shownCategory}
              onChange={setCategory}
            />
          ) : null}
          {offered.length === 0 ? <p className={styles.note}>Nothing here matches.</p> : null}
          <ul className={styles.cards}>
            {offered.map((wording) => (
              <li key={wording.id} className={styles.offered}>
                <div className={styles.about}>
                  <b>{wording.name}</b>
                  <small>
                    {wording.planEntryId !== null && planEntryIds.includes(wording.planEntryId)
                      ? `${wording.category}, of a ticked entry`
                      : wording.category}
                  </small>
                  <p>{wording.text}</p>
                </div>
                <Button
                  aria-label={`Put in ${wording.name}`}
                  isDisabled={!editor}
                  onPress={() => insert(wording)}
                >
                  Put in
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
