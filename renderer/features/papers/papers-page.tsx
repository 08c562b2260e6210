import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { FileDown, FilePlus2, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { inAgendaOrder, numberAgenda, takesCoverPaper } from '../../../shared/domain/agenda.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { useCommands } from '../../app/commands.ts';
import { oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { goTo, hrefTo, meetingPath, paperPath } from '../../app/routes.ts';
import { RestrictedChip } from '../../editor/restricted-line.tsx';
import { client, operations } from '../../platform/client.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RowLink, Table } from '../../ui/table.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ExportNotice, useWordFiles } from '../issue/index.ts';
import { PaperStateChip } from './paper-state-chip.tsx';
import styles from './papers-page.module.css';
import { wordStep } from './step-words.ts';
import { useFindingsOfPapers } from './use-findings.ts';

/** The report items of a meeting, each with its cover paper or the button that begins it. */
export function PapersPage({ meetingId }: { readonly meetingId: string }): ReactNode {
  const agenda = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const items = agenda.data ?? [];
  const reports = inAgendaOrder(items).filter(({ kind }) => takesCoverPaper(kind));
  const papers = useQueries({
    queries: reports.map(({ paper }) => ({
      ...operations.documents.get.queryOptions({ input: { id: paper?.documentId ?? '' } }),
      enabled: paper !== null,
    })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  const begin = useMutation({
    mutationFn: (item: AgendaItem) => client.papers.create({ agendaItemId: item.id }),
    onSuccess: (paper) => goTo(paperPath(meetingId, paper.id)),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  const wordFiles = useWordFiles();
  const findings = useFindingsOfPapers(meetingId);
  const begun = reports.filter(({ paper }) => paper !== null).length;
  const cleared = reports.filter(({ paper }) => paper?.state === 'cleared').length;
  const exportAll = (): void => void wordFiles.make({ meetingId, kinds: ['papers'] });

  useCommands('papers', [
    {
      id: 'papers.export',
      label: 'Export all cover papers to Word',
      group: 'Papers',
      isEnabled: begun > 0,
      run: exportAll,
    },
  ]);

  if (agenda.error) {
    return (
      <div className={styles.page}>
        <ProblemNotice
          error={agenda.error}
          actions={<Button onPress={() => void agenda.refetch()}>Try again</Button>}
        />
      </div>
    );
  }
  if (!agenda.data) return <Loading label="Reading the papers…" />;
  if (reports.length === 0) {
    return (
      <EmptyState
        icon={FileText}
        title="No papers yet"
        actions={
          <ButtonLink href={hrefTo(meetingPath(meetingId, 'agenda'))} variant="primary">
            Go to the agenda
          </ButtonLink>
        }
      >
        <p>Each report item of the agenda has a cover paper. Put a report on the agenda to begin one.</p>
      </EmptyState>
    );
  }

  const numbers = numberAgenda(items);
  const restricted = restrictedItems(items);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2>Cover papers</h2>
        <span className={styles.count}>
          {begun} of {reports.length} begun, {cleared} cleared
        </span>
        <span className={styles.space} />
        <Button
          icon={FileDown}
          onPress={exportAll}
          isDisabled={begun === 0}
          isPending={wordFiles.state.step === 'making'}
        >
          Export to Word
        </Button>
      </div>
      <ExportNotice state={wordFiles.state} onClose={wordFiles.cancel} onRetry={exportAll} />
      <Table
        label="Cover papers"
        columns={[
          { id: 'subject', label: 'Report' },
          { id: 'from', label: 'Report from', width: '22%', isSecondary: true },
          { id: 'state', label: 'State', width: '130px' },
          { id: 'findings', label: 'Open findings', align: 'end', width: '120px', isSecondary: true },
          { id: 'words', label: 'Words', align: 'end', width: '90px', isSecondary: true },
          { id: 'open', label: 'Paper', isLabelHidden: true, align: 'end', width: '150px' },
        ]}
        rows={reports.map((item, index) => {
          const { paper } = item;
          const number = numbers.get(item.id)?.label ?? '';
          const lead = people.find(({ id }) => id === item.leadId);
          const organisation = organisations.find(({ id }) => id === item.organisationId);
          const from = organisation?.name ?? lead?.name ?? '';
          return {
            id: item.id,
            cells: [
              <span key="subject" className={styles.subject}>
                <span className={styles.number}>{number}</span>
                <span>
                  {paper ? (
                    <RowLink href={hrefTo(paperPath(meetingId, paper.documentId))}>{item.title}</RowLink>
                  ) : (
                    item.title
                  )}
                  {restricted.has(item.id) ? (
                    <span className={styles.restricted}>
                      <RestrictedChip />
                    </span>
                  ) : null}
                  {from === '' ? null : <small className={styles.from}>{from}</small>}
                  <LastStep paper={papers[index]} />
                </span>
              </span>,
              from,
              <PaperStateChip key="state" state={paper?.state ?? 'not-started'} />,
              paper ? (findings.get(paper.documentId)?.length ?? '') : '',
              paper ? wordsOf(papers[index]) : '',
              paper ? (
                <ButtonLink
                  key="open"
                  href={hrefTo(paperPath(meetingId, paper.documentId))}
                  icon={FileText}
                >{`Open paper ${number}`}</ButtonLink>
              ) : (
                <Button
                  key="open"
                  icon={FilePlus2}
                  onPress={() => begin.mutate(item)}
                  isPending={begin.isPending && begin.variables.id === item.id}
                >{`Begin paper ${number}`}</Button>
              ),
            ],
          };
        })}
      />
    </div>
  );
}

function LastStep({ paper }: { readonly paper: SectionedDocument | undefined }): ReactNode {
  const last = paper?.steps.at(-1);
  return last === undefined ? null : <small className={styles.step}>{wordStep(last)}</small>;
}

function wordsOf(paper: SectionedDocument | undefined): string {
  if (!paper) return '';
  return paper.sections.reduce((sum, { words }) => sum + words, 0).toLocaleString('en-GB');
}
