import { ChevronDown, ChevronUp, FileDown, FileText, Printer } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { IssueChoice } from '../../../shared/contract/entities/exports.ts';
import { useCommands } from '../../app/commands.ts';
import { oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { platform } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { shortNameOf } from './issue-choices.ts';
import styles from './issue-preview.module.css';
import { openPreview, type Preview } from './preview/open-preview.ts';
import type { PlaceInPages, Zoom } from './preview/pages-view.ts';
import { usePlans } from './preview/use-plans.ts';

export type IssuePreviewProps = {
  /** The meeting whose screen this is; `choice` may hold others beside it. */
  readonly meetingId: string;
  readonly choice: IssueChoice;
  /** A section to be shown; a new object shows it again. */
  readonly place?: { readonly sectionId: string } | null;
};

/** The pages of what would go out, as they will be printed. */
export function IssuePreview({ choice, place = null }: IssuePreviewProps): ReactNode {
  const { files, isLoading, error, tryAgain } = usePlans(choice);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [at, setAt] = useState<PlaceInPages | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const preview = useRef<Preview | null>(null);
  const shown = files.find(({ id }) => id === chosenId) ?? files[0] ?? null;
  const plan = shown?.plan ?? null;
  const houseStyle = shown?.houseStyle ?? null;
  const hasPages = shown !== null;
  const shownId = shown?.id ?? null;

  useEffect(() => {
    if (!hasPages || !scroller.current || !column.current) return undefined;
    const opened = openPreview(scroller.current, column.current, setAt);
    preview.current = opened;
    return () => {
      preview.current = null;
      opened.close();
      setAt(null);
    };
  }, [hasPages]);

  // Another file is read from its beginning; the same one stays where it is.
  useEffect(() => preview.current?.goToPage(1), [shownId]);

  useEffect(() => {
    if (plan && houseStyle) preview.current?.show(plan, houseStyle);
  }, [plan, houseStyle]);

  useEffect(() => preview.current?.setZoom(zoom), [zoom, hasPages]);

  const placed = useShownPlace(place, files, shownId, setChosenId);
  useEffect(() => {
    if (placed) preview.current?.goToPart(placed.sectionId);
  }, [placed]);

  const print = (): void => window.print();
  const { savePdf } = platform();
  const saveAsPdf = async (): Promise<void> => {
    try {
      const saved = await savePdf?.(`${withoutEnding(shown?.name ?? '')}.pdf`);
      if (saved) showToast({ tone: 'done', message: `The pages are saved as ${saved.where ?? 'a PDF'}.` });
    } catch (refused) {
      showToast({ tone: 'problem', message: oneLine(refused) });
    }
  };
  useCommands('issue-preview', [
    {
      id: 'issue.print',
      label: 'Print the pages shown…',
      group: 'This meeting',
      isEnabled: hasPages,
      run: print,
    },
    ...(savePdf
      ? [
          {
            id: 'issue.pdf',
            label: 'Save the pages shown as a PDF…',
            group: 'This meeting',
            isEnabled: hasPages,
            run: () => void saveAsPdf(),
          },
        ]
      : []),
  ]);

  if (error !== null && !hasPages) {
    return (
      <div className={styles.beside}>
        <ProblemNotice error={error} actions={<Button onPress={tryAgain}>Try again</Button>} />
      </div>
    );
  }
  if (!hasPages) {
    return (
      <div className={styles.beside}>
        {isLoading ? (
          <Loading label="Laying out the pages…" />
        ) : (
          <EmptyState icon={FileText} title="No pages yet">
            <p>
              {choice.kinds.length === 0
                ? 'Tick what shall go out, and its pages are shown here as they will be printed.'
                : 'Nothing of what is ticked can go out yet. What stops it is said under “Checked”.'}
            </p>
          </EmptyState>
        )}
      </div>
    );
  }
  return (
    <div className={styles.preview}>
      <div className={styles.bar} role="toolbar" aria-label="Preview">
        <div className={styles.file}>
          <Select
            label="File shown"
            isLabelHidden
            options={files.map(({ id, name }) => ({
              id,
              label: choice.meetingIds.length === 1 ? shortNameOf(name) : name.replace(/\.docx$/, ''),
            }))}
            value={shown.id}
            onChange={setChosenId}
          />
        </div>
        <div className={styles.pages}>
          <IconButton
            icon={ChevronUp}
            label="Previous page"
            isSmall
            isDisabled={at === null || at.page <= 1}
            onPress={() => preview.current?.goToPage((at?.page ?? 1) - 1)}
          />
          <span>{at === null ? '' : wordPlace(at)}</span>
          <IconButton
            icon={ChevronDown}
            label="Next page"
            isSmall
            isDisabled={at === null || at.page === at.of}
            onPress={() => preview.current?.goToPage((at?.page ?? 1) + 1)}
          />
        </div>
        <SegmentedControl
          label="Size of the pages"
          isLabelHidden
          options={[
            { id: 'fit', label: 'Fit width' },
            { id: 'full', label: '100 %' },
          ]}
          value={zoom}
          onChange={setZoom}
        />
        <Button icon={Printer} onPress={print}>
          Print…
        </Button>
        {savePdf ? (
          <IconButton
            icon={FileDown}
            label="Save the pages shown as a PDF…"
            onPress={() => void saveAsPdf()}
          />
        ) : null}
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={`Pages of ${withoutEnding(shown.name)}`}
        // Its keys scroll it: Page Up, Page Down, Home and End.
        tabIndex={0}
      />
      <div className={styles.measuring} aria-hidden="true">
        <div ref={column} />
      </div>
    </div>
  );
}

function withoutEnding(name: string): string {
  return name.replace(/\.docx$/, '').replace(/^.*\//, '');
}

function wordPlace({ page, of }: PlaceInPages): string {
  return of === null ? `Page ${page}, counting…` : `Page ${page} of ${of}`;
}

/** The place that is asked for, once the file that has it is shown. */
function useShownPlace(
  place: IssuePreviewProps['place'],
  files: ReturnType<typeof usePlans>['files'],
  shownId: string | null,
  showFile: (id: string) => void,
): { readonly sectionId: string } | null {
  const sectionId = place?.sectionId;
  const holder =
    sectionId === undefined
      ? undefined
      : files.find(({ plan }) =>
          plan.blocks.some((block) => block.block === 'part' && block.id === sectionId),
        );
  const holderId = holder?.id ?? null;
  useEffect(() => {
    if (place && holderId !== null) showFile(holderId);
  }, [place, holderId, showFile]);
  return place && holderId !== null && holderId === shownId ? place : null;
}
