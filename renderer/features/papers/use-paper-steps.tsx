import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import { eventsFrom } from '../../../shared/domain/lifecycle.ts';
import { paperLifecycle, paperStepReasons, type PaperEvent } from '../../../shared/domain/papers.ts';
import { paperEventNames, paperStateNames } from '../../../shared/wording/names.ts';
import { oneLine } from '../../app/field-problems.ts';
import type { DocumentSession, SessionSection } from '../../editor/document-session.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { ClearDialog } from './clear-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export type PaperSteps = {
  readonly state: NonNullable<SectionedDocument['state']>;
  /** Nothing on the page can be changed. */
  readonly isLocked: boolean;
  readonly steps: readonly { readonly event: PaperEvent; readonly label: string }[];
  /** Takes a step at once, or asks first: for its reason, or where there is something to look at in the paper. */
  readonly begin: (event: PaperEvent) => void;
  readonly isPending: boolean;
  readonly dialog: ReactNode;
};

class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** The steps that a paper can take now. What is typed is saved before it takes one, and what could not be stops it. */
export function usePaperSteps(
  paper: SectionedDocument,
  session: DocumentSession,
  sections: readonly SessionSection[],
): PaperSteps {
  const [asked, setAsked] = useState<PaperEvent | null>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const state = paper.state ?? 'not-started';
  const isCleared = state === 'cleared';
  const take = useMutation({
    mutationFn: async ({ event, reason }: { readonly event: PaperEvent; readonly reason: string | null }) => {
      // Words that came after the paper was cleared are saved once it is reopened.
      if (event !== 'reopen' && !(await session.flush())) throw new NotSaved();
      return client.papers.takeStep({ id: paper.id, revision: paper.revision, event, reason });
    },
    onSuccess: (changed, _step, _result, { client: queries }) => {
      queries.setQueryData(operations.documents.get.queryKey({ input: { id: paper.id } }), changed);
      session.receive(changed);
      if (changed.state) announce(`The paper is now: ${paperStateNames[changed.state]}.`);
    },
    // The step is taken: nobody waits until all that shows it was read again.
    onSettled: (_paper, _error, _step, _result, { client: queries }) => {
      void queries.invalidateQueries({ queryKey: operations.documents.key({}) });
    },
  });

  // As the paper is now, the words of a moment ago included.
  const look = useMutation({
    mutationFn: async () => {
      if (!(await session.flush())) throw new NotSaved();
      const [looked] = await client.papers.findings({ meetingId: paper.meetingId, documentId: paper.id });
      return looked?.findings ?? [];
    },
  });

  // Words that were refused while the paper was cleared go again once it is not.
  useEffect(() => {
    if (!isCleared) void session.unlock();
  }, [isCleared, paper.revision, session]);

  const begin = (event: PaperEvent): void => {
    if (event === 'clear') {
      look.mutate(undefined, {
        onSuccess: (found) => {
          setFindings(found);
          if (found.length > 0) setAsked(event);
          else take.mutate({ event, reason: null }, { onError: sayProblem });
        },
        onError: sayProblem,
      });
    } else if (paperStepReasons[event] === 'none') {
      take.mutate({ event, reason: null }, { onError: sayProblem });
    } else {
      setAsked(event);
    }
  };
  return {
    state,
    isLocked: isCleared || sections.some(isRefused) || (take.isPending && take.variables.event === 'clear'),
    steps: eventsFrom(paperLifecycle, state).map((event) => ({
      event,
      label: `${paperEventNames[event]}${paperStepReasons[event] === 'none' ? '' : '…'}`,
    })),
    begin,
    isPending: take.isPending || look.isPending,
    dialog:
      asked === null ? null : asked === 'clear' ? (
        <ClearDialog
          findings={findings}
          isPending={take.isPending}
          onClear={() =>
            take.mutate(
              { event: asked, reason: null },
              { onError: sayProblem, onSettled: () => setAsked(null) },
            )
          }
          onClose={() => setAsked(null)}
        />
      ) : (
        <ReasonDialog
          event={asked}
          onTake={(reason) => take.mutateAsync({ event: asked, reason })}
          onClose={() => setAsked(null)}
        />
      ),
  };
}

/** The first words that are refused tell of the lock before the paper is read again: nobody is to type on. */
function isRefused(section: SessionSection): boolean {
  return section.state === 'sound' && section.saving.kind === 'refused' && section.saving.isLocked;
}

function sayProblem(error: unknown): void {
  const message =
    error instanceof NotSaved
      ? 'The paper stays as it is: some of its words are not saved yet. Try again once the top bar says that they are.'
      : oneLine(error);
  showToast({ tone: 'problem', message });
}
