import { useQueries } from '@tanstack/react-query';
import type { HouseStyle } from '../../../../shared/word-plan/house-style.ts';
import type { PreviewKind } from '../../../../shared/contract/contract.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';
import { operations } from '../../../platform/client.ts';

export type PreviewFile = {
  readonly id: string;
  readonly name: string;
  readonly plan: WordPlan;
  readonly houseStyle: HouseStyle;
};

export type Plans = {
  readonly files: readonly PreviewFile[];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly tryAgain: () => void;
};

/** What would go out, as plans; read again whenever something is saved. */
export function usePlans(meetingId: string, kinds: readonly PreviewKind[]): Plans {
  return useQueries({
    queries: kinds.map((what) => ({
      ...operations.exports.preview.queryOptions({ input: { meetingId, what } }),
      // Blocks are compared where they are drawn; all words would be compared twice.
      structuralSharing: false,
    })),
    combine: (answers): Plans => ({
      files: answers.flatMap(({ data }, index) =>
        (data?.files ?? []).map(({ name, plan }) => ({
          id: `${kinds[index] ?? ''} ${name}`,
          name: name.replace(/\.docx$/, ''),
          plan,
          houseStyle: data?.houseStyle as HouseStyle,
        })),
      ),
      isLoading: answers.some(({ isPending }) => isPending),
      error: answers.find(({ isError }) => isError)?.error ?? null,
      tryAgain: () => void Promise.all(answers.map(({ refetch }) => refetch())),
    }),
  });
}
