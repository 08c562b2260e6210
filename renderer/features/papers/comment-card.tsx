import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PaperComment } from '../../../shared/contract/entities/comments.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CommentForm } from './comment-form.tsx';
import styles from './comments-panel.module.css';
import { wordMoment } from './step-words.ts';

/** One comment with its replies, and what can be done with it. */
export function CommentCard({
  comment,
  onGoTo,
}: {
  readonly comment: PaperComment;
  readonly onGoTo: () => void;
}): ReactNode {
  const { id, revision, resolvedAt, resolvedBy } = comment;
  const [isReplying, setReplying] = useState(false);
  const queries = useQueryClient();
  const readAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: operations.comments.key({}) });
  const reply = useMutation({
    mutationFn: (text: string) => client.comments.reply({ id, revision, text }),
    onSuccess: () => {
      setReplying(false);
      announce('The reply is added.');
    },
    onSettled: readAgain,
  });
  const resolve = useMutation({
    mutationFn: (isResolved: boolean) => client.comments.setResolved({ id, revision, isResolved }),
    onSuccess: (_comment, isResolved) =>
      announce(isResolved ? 'The comment is resolved.' : 'The comment is open again.'),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
    onSettled: readAgain,
  });
  return (
    <>
      <Remark {...comment} />
      {comment.replies.length === 0 ? null : (
        <ul className={styles.replies} aria-label="Replies">
          {comment.replies.map((each) => (
            <li key={each.id}>
              <Remark {...each} />
            </li>
          ))}
        </ul>
      )}
      {resolvedAt === null ? null : (
        <p className={styles.by}>
          Resolved{resolvedBy === null ? '' : ` by ${resolvedBy}`}, {wordMoment(resolvedAt)}
        </p>
      )}
      {isReplying ? (
        <CommentForm
          label="Reply"
          submitLabel="Add the reply"
          isPending={reply.isPending}
          error={reply.error}
          onSubmit={(text) => reply.mutate(text)}
          onCancel={() => {
            reply.reset();
            setReplying(false);
          }}
        />
      ) : (
        <div className={styles.deeds}>
          <Button onPress={() => setReplying(true)}>Reply…</Button>
          <Button isPending={resolve.isPending} onPress={() => resolve.mutate(resolvedAt === null)}>
            {resolvedAt === null ? 'Resolve' : 'Open again'}
          </Button>
          <Button variant="quiet" onPress={onGoTo}>
            Go there
          </Button>
        </div>
      )}
    </>
  );
}

function Remark({ text, author, at }: Pick<PaperComment, 'text' | 'author' | 'at'>): ReactNode {
  return (
    <>
      <p className={styles.by}>
        {author === '' ? '' : `${author}, `}
        {wordMoment(at)}
      </p>
      <p className={styles.words}>{text}</p>
    </>
  );
}
