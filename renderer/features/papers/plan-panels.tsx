import type { Meeting, Plan } from '../../../shared/contract/entities.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import type { TabEntry } from '../../ui/tabs.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import type { PaperPanel } from './paper-panels.tsx';
import { PlanPanel } from './plan-panel.tsx';
import type { PlanLinks } from './use-plan-links.ts';

/** The paper beside its plan: what it is linked to, and what does not go together. */
export function planPanels({
  meeting,
  plan,
  links,
  findings,
  headings,
  isLocked,
  onGoTo,
}: {
  readonly meeting: Meeting;
  readonly plan: Plan | null;
  readonly links: PlanLinks;
  readonly findings: readonly Finding[] | null;
  readonly headings: ReadonlyMap<string, string>;
  readonly isLocked: boolean;
  readonly onGoTo: (sectionId: string) => void;
}): readonly TabEntry<PaperPanel>[] {
  return [
    {
      id: 'plan',
      label: 'Plan',
      content: <PlanPanel plan={plan} meeting={meeting} links={links} isLocked={isLocked} />,
    },
    {
      id: 'findings',
      label: 'Findings',
      ...(findings === null || findings.length === 0 ? {} : { count: findings.length }),
      content: (
        <FindingsPanel
          findings={findings}
          headings={headings}
          isLocked={isLocked || links.isPending}
          onGoTo={onGoTo}
          onTakeLinksOff={() => links.set(links.ids)}
        />
      ),
    },
  ];
}
