import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { HouseStyleListing } from '../../../shared/contract/house-style.ts';
import { wordHouseStyleFault } from '../../../shared/wording/word-house-style-fault.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RowButton, Table } from '../../ui/table.tsx';
import styles from './house-styles.module.css';
import { NewTemplateDialog } from './new-template-dialog.tsx';
import { OwnStyleDialog } from './own-style-dialog.tsx';

/** How Word files look: the house styles that come with the program, and those of the organisation's own templates. */
export function HouseStylesPart() {
  const { data: listed, error } = useQuery(operations.houseStyles.list.queryOptions());
  const { data: bodies = [] } = useQuery(operations.bodies.list.queryOptions());
  const [open, setOpen] = useState<'new' | HouseStyleListing | null>(null);
  if (listed === undefined) {
    return error ? <ProblemNotice error={error} /> : <Loading label="Reading the house styles…" />;
  }
  const close = (): void => setOpen(null);
  return (
    <>
      <div className={styles.tools}>
        <Button icon={FileUp} onPress={() => setOpen('new')}>
          Add a Word template…
        </Button>
      </div>
      <Table
        label="House styles"
        columns={[
          { id: 'name', label: 'Name' },
          { id: 'origin', label: 'Where it is from', width: '28%' },
          { id: 'bodies', label: 'Bodies', width: '28%' },
        ]}
        rows={listed.map((each) => ({
          id: each.id,
          cells: [
            <span key="name" className={styles.name}>
              {each.origin === 'own' ? (
                <RowButton isCurrent={open === each} onPress={() => setOpen(each)}>
                  {each.name}
                </RowButton>
              ) : (
                each.name
              )}
              {each.fault === null ? (
                <span className={styles.description}>{each.description}</span>
              ) : (
                <span className={styles.description}>
                  <Chip tone="over">Cannot be used</Chip> {wordHouseStyleFault(each.fault)}
                </span>
              )}
            </span>,
            each.origin === 'own' ? 'Your own' : 'Comes with Secretariat',
            bodies
              .filter(({ houseStyle }) => houseStyle === each.id)
              .map(({ name }) => name)
              .join(', ') || 'None',
          ],
        }))}
      />
      <p className={styles.below}>Which house style a body has is chosen under Bodies.</p>
      {open === 'new' ? <NewTemplateDialog onClose={close} /> : null}
      {open === null || open === 'new' ? null : <OwnStyleDialog houseStyle={open} onClose={close} />}
    </>
  );
}
