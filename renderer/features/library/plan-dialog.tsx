import { useState, type ReactNode } from 'react';
import { planNameWithPeriod } from '../../../shared/domain/plans.ts';
import type { PlanInFile } from '../../../shared/plan-file/plan-file.ts';
import { formProblems, noProblems, type FormProblems } from '../../app/field-problems.ts';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { BuiltInPlans } from './built-in-plans.tsx';
import { PlanFileChoice } from './plan-file-choice.tsx';
import { PlanPreview } from './plan-preview.tsx';

export type PlanDialogProps = {
  readonly from: 'file' | 'built-in';
  readonly onClose: () => void;
};

/** Takes a whole plan in: chosen, looked at and corrected first, then all of it or nothing. */
export function PlanDialog({ from, onClose }: PlanDialogProps): ReactNode {
  const [plan, setPlan] = useState<PlanInFile | null>(null);
  const [problems, setProblems] = useState<FormProblems>(noProblems);
  const [isPending, setPending] = useState(false);

  const add = async (): Promise<void> => {
    if (plan === null || isPending) return;
    setPending(true);
    try {
      const { entries, ...fields } = plan;
      const added = await client.plans.create({ ...fields, entries: [...entries] });
      showToast({
        tone: 'done',
        message: `${planNameWithPeriod(added)} is added with ${added.entries.length} ${added.entries.length === 1 ? 'entry' : 'entries'}.`,
      });
      onClose();
    } catch (error) {
      setProblems(formProblems(error));
      setPending(false);
    }
  };
  const choose = (chosen: PlanInFile | null): void => {
    setProblems(noProblems);
    setPlan(chosen);
  };

  return (
    <Dialog
      title={from === 'file' ? 'Import a plan' : 'Add a built-in plan'}
      isOpen
      onClose={onClose}
      size={plan === null ? 'medium' : 'large'}
      {...(plan === null ? {} : { onSubmit: () => void add() })}
      footer={
        plan === null ? (
          <Button onPress={onClose}>Cancel</Button>
        ) : (
          <>
            <Button onPress={() => choose(null)}>Back</Button>
            <Button type="submit" variant="primary" isPending={isPending}>
              Add this plan
            </Button>
          </>
        )
      }
    >
      {plan !== null ? (
        <PlanPreview plan={plan} problems={problems} onChange={setPlan} />
      ) : from === 'file' ? (
        <PlanFileChoice onRead={choose} />
      ) : (
        <BuiltInPlans onChoose={choose} />
      )}
    </Dialog>
  );
}
