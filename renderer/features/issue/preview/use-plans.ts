import { useQueries } from '@tanstack/react-query';
import type { PreviewKind } from '../../../../shared/contract/contract.ts';
import type { HouseStyle } from '../../../../shared/contract/house-style.ts';
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
  // They are put together here: what `combine` makes is compared word by word with what was there before.
  const answers = useQueries({
    queries: kinds.map((what) => ({
      ...operations.exports.preview.queryOptions({ input: { meetingId, what } }),
      // The pages compare block by block themselves.
      structuralSharing: false,
    })),
  });
  return {
    files: answers.flatMap(({ data }, index) => {
      if (!data) return [];
      const { houseStyle } = data;
      return data.files.map(({ name, plan }) => ({
        id: `${kinds[index] ?? ''} ${name}`,
        name: name.replace(/\.docx$/, ''),
        // The contract cannot name its type; the core made it as one.
        plan: plan as WordPlan,
        houseStyle,
      }));
    }),
    isLoading: answers.some(({ isPending }) => isPending),
    error: answers.find(({ isError }) => isError)?.error ?? null,
    tryAgain: () => void Promise.all(answers.map(({ refetch }) => refetch())),
  };
}
