import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { IssueChoice } from '../../../../shared/contract/entities/exports.ts';
import type { HouseStyleOnPage } from '../../../../shared/contract/template-on-page.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';
import { keepPagesCurrent } from '../../../app/change-feed.ts';
import { operations } from '../../../platform/client.ts';

export type PreviewFile = {
  readonly id: string;
  readonly name: string;
  readonly plan: WordPlan;
  readonly houseStyle: HouseStyleOnPage;
};

export type Plans = {
  readonly files: readonly PreviewFile[];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly tryAgain: () => void;
};

const noFiles: readonly PreviewFile[] = [];

/** What would go out, as plans; read again whenever something is saved. */
export function usePlans(choice: IssueChoice): Plans {
  const isAnything = choice.kinds.length > 0;
  useEffect(keepPagesCurrent, []);
  const { data, isPending, error, refetch } = useQuery({
    ...operations.exports.preview.queryOptions({ input: choice }),
    enabled: isAnything,
    placeholderData: keepPreviousData,
    // Nobody reads again what no screen shows.
    gcTime: 0,
    // The pages compare block by block themselves.
    structuralSharing: false,
  });
  const styles = new Map(data?.houseStyles.map((style) => [style.id, style]));
  const files = data?.files.flatMap(({ id, name, plan, houseStyle }) => {
    const style = styles.get(houseStyle);
    // The contract cannot name the plan's type; the core made it as one.
    return style ? [{ id, name, plan: plan as WordPlan, houseStyle: style }] : [];
  });
  return {
    files: isAnything ? (files ?? noFiles) : noFiles,
    isLoading: isAnything && isPending,
    error,
    tryAgain: () => void refetch(),
  };
}
