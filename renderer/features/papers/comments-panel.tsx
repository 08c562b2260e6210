import { useMutation, useQuery } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Loading } from '../../ui/loading.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import type { CommentPlace } from './comment-place.ts';
import styles from './comments-panel.module.css';

export type CommentsPanelProps = {
  readonly documentId: string;
  /** What the page calls each section, by its id. */
  readonly headings: ReadonlyMap<string, string>;
  /** The paragraph in use; null while there is none. */
  readonly placeNow: (() => CommentPlace) | null;
  readonly onGoTo: (sectionId: string, blockId: string | null) => void;
};

/** What reviewers say beside the paper: in no file, answered and resolved here. */
export function CommentsPanel({ documentId, headings, placeNow, onGoTo }: CommentsPanelProps): ReactNode {
  const { data: comments, error } = useQuery(
    operations.comments.list.queryOptions({ input: { documentId } }),
  );
  const [place, setPlace] = useState<CommentPlace | null>(null);
  const [isShowingResolved, setShowingResolved] = useState(false);
  const add = useMutation({
    mutationFn: ({ text, ...at }: CommentPlace & { readonly text: string }) =>
      client.comments.add({ ...at, text }),
    onSuccess: (_comment, _said, _result, { client: queries }) => {
      setPlace(null);
      announce('The comment is added.');
      return queries.invalidateQueries({ queryKey: operations.comments.key({}) });
    },
  });
  if (error) return <ProblemNotice error={error} />;
  if (!comments) return <Loading label="Reading the comments…" />;
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt !== null).length;
  const shown = comments.filter(({ resolvedAt }) => resolvedAt === null || isShowingResolved);
  return (
    <div className={styles.panel}>
      <h2>Comments</h2>
      <p className={styles.note}>For whoever works on the paper. They are in no file that goes out.</p>
      {place === null ? (
        <>
          <Button
            icon={MessageSquarePlus}
            isDisabled={placeNow === null}
            onPress={() => {
              add.reset();
              if (placeNow) setPlace(placeNow());
            }}
          >
            Comment on the paragraph…
          </Button>
          {placeNow === null ? <p className={styles.note}>Click into a paragraph first.</p> : null}
        </>
      ) : (
        <div className={styles.card}>
          <Quote heading={headings.get(place.sectionId) ?? ''} quote={place.quote} />
          <CommentForm
            label="Comment"
            submitLabel="Add the comment"
            isPending={add.isPending}
            error={add.error}
            onSubmit={(text) => add.mutate({ ...place, text })}
            onCancel={() => setPlace(null)}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <p className={styles.note}>No open comments.</p>
      ) : (
        <ul className={styles.comments} aria-label="Comments on this paper">
          {shown.map((comment) => (
            <li key={comment.id} className={styles.card} data-resolved={comment.resolvedAt !== null}>
              <Quote heading={headings.get(comment.sectionId) ?? ''} quote={comment.quote} />
              <CommentCard comment={comment} onGoTo={() => onGoTo(comment.sectionId, comment.blockId)} />
            </li>
          ))}
        </ul>
      )}
      {resolved === 0 ? null : (
        <Checkbox isSelected={isShowingResolved} onChange={setShowingResolved}>
          {`Show the ${resolved} resolved`}
        </Checkbox>
      )}
    </div>
  );
}

function Quote({ heading, quote }: { readonly heading: string; readonly quote: string }): ReactNode {
  return (
    <p className={styles.quote}>
      <b>{heading}</b>
      {quote === '' ? null : ` “${quote}”`}
    </p>
  );
}
