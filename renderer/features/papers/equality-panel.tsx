import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Section, SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import {
  equalityAims,
  equalityPrompts,
  protectedCharacteristics,
  type EqualityPrompt,
} from '../../../shared/domain/equality-duty.ts';
import { equalityPromptWords } from '../../../shared/wording/equality-prompts.ts';
import { oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, paperPath } from '../../app/routes.ts';
import { client, operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './plan-panel.module.css';

const groups: readonly { readonly title: string; readonly prompts: readonly EqualityPrompt[] }[] = [
  { title: 'The three aims', prompts: equalityAims },
  { title: 'Who is affected differently?', prompts: protectedCharacteristics },
];

export type EqualityPanelProps = {
  readonly paper: SectionedDocument;
  /** The section about equality. */
  readonly section: Section;
  readonly onGoTo: () => void;
};

/** What the equality duty asks about, to be thought of while the section is written. */
export function EqualityPanel({ paper, section, onGoTo }: EqualityPanelProps): ReactNode {
  const input = { id: paper.id };
  const { data, error } = useQuery(operations.papers.prompts.queryOptions({ input }));
  const tick = useMutation({
    mutationFn: (change: { readonly prompt: EqualityPrompt; readonly isConsidered: boolean }) =>
      client.papers.considerPrompt({ ...input, ...change }),
    onSuccess: (answer, _change, _result, { client: queries }) =>
      queries.setQueryData(operations.papers.prompts.queryKey({ input }), answer),
    onError: (failure) => showToast({ tone: 'problem', message: oneLine(failure) }),
  });
  if (error) return <ProblemNotice error={error} />;
  if (data === undefined) return <Loading label="Reading the list…" />;
  const isTicked = (prompt: EqualityPrompt): boolean =>
    tick.isPending && tick.variables.prompt === prompt
      ? tick.variables.isConsidered
      : data.considered.includes(prompt);
  return (
    <div className={styles.panel}>
      <h2>The equality duty</h2>
      <p className={styles.when}>
        Equality Act 2010, section 149. Tick what you have thought of: the list is for you and is in no file.
      </p>
      <SimilarNotice section={section} />
      {groups.map(({ title, prompts }) => (
        <fieldset key={title} className={styles.group}>
          <legend>{title}</legend>
          {prompts.map((prompt) => (
            <Checkbox
              key={prompt}
              isSelected={isTicked(prompt)}
              onChange={(isConsidered) => tick.mutate({ prompt, isConsidered })}
            >
              {equalityPromptWords[prompt]}
            </Checkbox>
          ))}
        </fieldset>
      ))}
      <p className={styles.when} role="status">
        {data.considered.length} of {equalityPrompts.length} thought of
      </p>
      <Button onPress={onGoTo}>Go to the section</Button>
    </div>
  );
}

/** Says so where another topic's paper has nearly the same words here: they may not be about this topic. */
function SimilarNotice({ section }: { readonly section: Section }): ReactNode {
  const { data } = useQuery({
    ...operations.papers.similarSection.queryOptions({ input: { sectionId: section.id } }),
    // Looked for again after a save, not after every look at the panel.
    queryKey: [
      ...operations.papers.similarSection.queryKey({ input: { sectionId: section.id } }),
      section.revision,
    ],
  });
  if (!data) return null;
  return (
    <Notice tone="due" title="Nearly the same as in another paper">
      <p>
        <a href={hrefTo(paperPath(data.meetingId, data.paperId))}>{data.title}</a>,{' '}
        {formatDate(data.meetingDate)}. Say what is different for this topic.
      </p>
    </Notice>
  );
}
