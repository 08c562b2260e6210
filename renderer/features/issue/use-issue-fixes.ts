import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { IssueFinding } from '../../../shared/contract/entities/findings.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { showToast } from '../../ui/toast.tsx';

/** What a button can put right by itself, with the words on it. */
export function fixLabelOf({ code, documentId }: IssueFinding): string | null {
  if (code === 'agenda-not-issued') return 'Issue the agenda';
  return code === 'links-to-another-plan' && documentId !== null ? 'Take these links off' : null;
}

/** `onDone`: a button put its finding right or back among those to look at, and is gone with it. */
export function useIssueFixes(onDone: () => void): {
  readonly isPending: boolean;
  readonly fix: (finding: IssueFinding) => void;
  readonly keep: (finding: IssueFinding, reason: string) => Promise<void>;
  /** Takes the reason away again. */
  readonly lookAgain: (finding: IssueFinding) => void;
} {
  const queries = useQueryClient();
  const readAgain = (): void => {
    void queries.invalidateQueries({ queryKey: operations.exports.key({}) });
    void queries.invalidateQueries({ queryKey: operations.papers.findings.key({}) });
  };
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => {
      readAgain();
      onDone();
    },
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  return {
    isPending: change.isPending,
    fix: (finding) => change.mutate(() => fixed(finding)),
    keep: async (finding, reason) => {
      await keepFor(finding, reason);
      readAgain();
    },
    lookAgain: (finding) => change.mutate(() => keepFor(finding, null)),
  };
}

async function keepFor({ meetingId, key }: IssueFinding, reason: string | null): Promise<void> {
  await client.exports.keepFinding({ meetingId, finding: key, reason });
}

async function fixed({ code, meetingId, documentId }: IssueFinding): Promise<void> {
  const meeting = await client.meetings.get({ id: meetingId });
  if (code === 'agenda-not-issued') {
    await client.meetings.takeStep({ id: meetingId, revision: meeting.revision, event: 'issue-agenda' });
  } else if (documentId !== null) {
    const [paper, plans] = await Promise.all([client.documents.get({ id: documentId }), client.plans.list()]);
    const own = new Set(plans.find(({ id }) => id === meeting.planId)?.entries.map(({ id }) => id));
    const planEntryIds = paper.planEntryIds.filter((id) => own.has(id));
    await client.papers.setPlanEntries({ id: documentId, revision: paper.revision, planEntryIds });
  }
}
