import { BookOpenCheck, FileUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { PlanDialog } from './plan-dialog.tsx';

/** A plan from a file, or one that comes with the program. */
export function OtherPlans(): ReactNode {
  const [from, setFrom] = useState<'file' | 'built-in' | null>(null);
  return (
    <>
      <Button icon={FileUp} onPress={() => setFrom('file')}>
        Import…
      </Button>
      <Button icon={BookOpenCheck} onPress={() => setFrom('built-in')}>
        Built-in plans…
      </Button>
      {from === null ? null : <PlanDialog from={from} onClose={() => setFrom(null)} />}
    </>
  );
}
