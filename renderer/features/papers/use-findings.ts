import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Finding } from '../../../shared/domain/findings.ts';
import { operations } from '../../platform/client.ts';

/** What is to be looked at in each of a meeting's papers, by the paper's id; empty until it was read. */
export function useFindingsOfPapers(meetingId: string): ReadonlyMap<string, readonly Finding[]> {
  const { data } = useQuery(operations.papers.findings.queryOptions({ input: { meetingId } }));
  return useMemo(() => new Map(data?.map(({ documentId, findings }) => [documentId, findings])), [data]);
}

/** The same of one paper; null until it was read. */
export function useFindings(meetingId: string, documentId: string): readonly Finding[] | null {
  const { data } = useQuery(operations.papers.findings.queryOptions({ input: { meetingId, documentId } }));
  return data?.[0]?.findings ?? null;
}
