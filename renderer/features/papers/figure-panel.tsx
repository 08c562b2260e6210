import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Check, CircleAlert, Unlink } from 'lucide-react';
import { useState, type ReactNode, type Ref } from 'react';
import type { Figure } from '../../../shared/contract/entities/figures.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { figureGaps, readFigure, sourceOf } from '../../../shared/domain/figures.ts';
import { figureGapNames } from '../../../shared/wording/names.ts';
import { oneLine } from '../../app/field-problems.ts';
import { hrefTo, libraryPath } from '../../app/routes.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import { insertFigure } from '../../editor/figure-commands.ts';
import { bodyOf } from '../../editor/load-section.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Loading } from '../../ui/loading.tsx';
import { showToast } from '../../ui/toast.tsx';
import { figuresInPaper } from './figures-in-paper.ts';
import { PutInSearch } from './put-in-search.tsx';
import styles from './wording-panel.module.css';

export type FigurePanelProps = {
  readonly session: DocumentSession;
  readonly sections: readonly { readonly doc: Node }[];
  /** null while no section is in use: there is no place to put anything. */
  readonly editor: Editor | null;
  readonly isLocked: boolean;
  readonly searchRef: Ref<HTMLInputElement>;
  /** Somebody came to search: the field has the focus as soon as it is there. */
  readonly isSearching: boolean;
};

/** The figures of a paper: whether the library says something else by now, and what can be put in. */
export function FigurePanel({
  session,
  sections,
  editor,
  isLocked,
  searchRef,
  isSearching,
}: FigurePanelProps): ReactNode {
  const { data: figures } = useQuery(operations.figures.list.queryOptions());
  const [search, setSearch] = useState('');
  const update = useMutation({
    mutationFn: (id: string) => updateInPaper(session, id),
    onSuccess: (message) => showToast({ message }),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  if (!figures) return <Loading label="Reading the figures…" />;
  const placed = figuresInPaper(
    sections.map(({ doc }) => bodyOf(doc)),
    figures,
  );
  if (figures.length === 0 && placed.length === 0) {
    return (
      <div className={styles.panel}>
        <p className={styles.note}>
          There are no figures yet. A figure with its source and date is kept once in the library, and every
          paper can give it.
        </p>
        <ButtonLink href={hrefTo(`${libraryPath}/figures`)}>Go to the figures</ButtonLink>
      </div>
    );
  }
  const wanted = search.trim().toLocaleLowerCase('en-GB');
  const offered = figures.filter(({ name }) => name.toLocaleLowerCase('en-GB').includes(wanted));
  const insert = (figure: Figure): void => {
    const reading = readFigure(figure, figures);
    if (!editor || reading === null) return;
    if (insertFigure(editor, figure.id, reading)) announce(`${figure.name}: ${reading.text}, put in.`);
    else {
      showToast({
        tone: 'problem',
        message:
          'A figure cannot stand in a sub-heading or in the name of a report. Put the caret into a paragraph.',
      });
    }
  };
  const [first] = offered;
  return (
    <div className={styles.panel}>
      {placed.length === 0 ? null : (
        <section className={styles.part} aria-label="Figures in this paper">
          <h2>In this paper</h2>
          <ul className={styles.cards}>
            {placed.map(({ figureId, figure, texts, newer, gaps }) => (
              <li key={figureId} className={styles.card}>
                <b>{figure?.name ?? 'Figure'}</b>
                <small>{texts.join(', ')}</small>
                {figure === null ? (
                  <Chip icon={Unlink}>No longer in the library</Chip>
                ) : newer === null ? (
                  <Chip tone="done" icon={Check}>
                    As in the library
                  </Chip>
                ) : (
                  <Chip tone="due" icon={CircleAlert}>
                    {`The library says ${newer.text}${newer.asAt === null ? '' : `, as at ${formatDate(newer.asAt)}`}`}
                  </Chip>
                )}
                {gaps.map((gap) => (
                  <small key={gap} className={styles.gap}>
                    {figureGapNames[gap]}
                  </small>
                ))}
                {newer === null || isLocked || figure === null ? null : (
                  <Button
                    aria-label={`Update in this paper: ${figure.name}`}
                    isPending={update.isPending && update.variables === figureId}
                    onPress={() => update.mutate(figureId)}
                  >
                    Update in this paper
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {isLocked ? null : (
        <section className={styles.part} aria-label="Put in a figure">
          <h2>Put in</h2>
          <PutInSearch
            label="Find a figure"
            what="a figure"
            hasPlace={editor !== null}
            search={search}
            onSearch={setSearch}
            onEnter={first ? () => insert(first) : null}
            searchRef={searchRef}
            isSearching={isSearching}
          />
          {offered.length === 0 ? <p className={styles.note}>Nothing here matches.</p> : null}
          <ul className={styles.cards}>
            {offered.map((figure) => {
              const reading = readFigure(figure, figures);
              const from = sourceOf(figure, figures);
              return (
                <li key={figure.id} className={styles.offered}>
                  <div className={styles.about}>
                    <b>{figure.name}</b>
                    <small>
                      {[
                        reading?.text,
                        from,
                        reading?.asAt ? `as at ${formatDate(reading.asAt)}` : null,
                        ...figureGaps(figure, figures).map((gap) => figureGapNames[gap]),
                      ]
                        .filter((part) => part !== null && part !== undefined)
                        .join(' · ')}
                    </small>
                  </div>
                  <Button
                    aria-label={`Put in ${figure.name}`}
                    isDisabled={!editor || reading === null}
                    onPress={() => insert(figure)}
                  >
                    Put in
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What was typed is saved first, so that a new version is made of it and nothing is overwritten. */
async function updateInPaper(session: DocumentSession, figureId: string): Promise<string> {
  if (!(await session.flush())) {
    return 'Nothing was updated: this paper has words that are not saved yet. Try again once they are.';
  }
  const uses = await client.figures.uses({ id: figureId });
  const sections = uses.find(({ documentId }) => documentId === session.id)?.sections ?? [];
  const { left } = await client.figures.updatePapers({ id: figureId, sections });
  session.receive(await client.documents.get({ id: session.id }));
  return left === 0
    ? 'The figure was updated. What was there is in the history.'
    : 'A section was changed meanwhile and stays as it was. Look at it, and update again.';
}
