import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Circle, CircleAlert, CircleCheckBig, FileDown } from 'lucide-react';
import { useState } from 'react';
import type { CommitteeBody } from '../../../shared/contract/entities/bodies.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import type { YearMap, YearMapCell } from '../../../shared/domain/year-map.ts';
import { countOf } from '../../../shared/wording/facts.ts';
import { planEntryKindNames } from '../../../shared/wording/names.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { oneLine } from '../../app/field-problems.ts';
import { hrefTo, libraryPath, meetingPath } from '../../app/routes.ts';
import { client, operations } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './year-map.module.css';

/** What of the plan the papers of a year's meetings looked at, so that what was never looked at is seen. */
export function YearMapPart({ body }: { readonly body: CommitteeBody }) {
  const [year, setYear] = useState(() => Number(today().slice(0, 4)));
  const input = { bodyId: body.id, year };
  const { data: map, error } = useQuery(operations.plans.yearMap.queryOptions({ input }));
  const [isMaking, setMaking] = useState(false);
  const exportMap = async (): Promise<void> => {
    if (isMaking) return;
    setMaking(true);
    try {
      const { files } = await client.exports.yearMap(input);
      const saved = await platform().saveFiles(files);
      const [file] = files;
      if (saved !== null && file) {
        const { where, open } = saved;
        showToast({
          tone: 'done',
          message: `${file.name} is made${where === null ? '' : `. It is in ${where}`}.`,
          ...(open ? { action: { label: 'Open', onAction: () => void open() } } : {}),
        });
      }
    } catch (failure) {
      showToast({ tone: 'problem', message: oneLine(failure) });
    } finally {
      setMaking(false);
    }
  };
  return (
    <section className={styles.part} aria-label="Year map">
      <div className={styles.head}>
        <h2>Year map</h2>
        <div className={styles.years} role="group" aria-label="Year">
          <IconButton icon={ChevronLeft} label={`The year ${year - 1}`} onPress={() => setYear(year - 1)} />
          <output>{year}</output>
          <IconButton icon={ChevronRight} label={`The year ${year + 1}`} onPress={() => setYear(year + 1)} />
        </div>
        <Button
          icon={FileDown}
          isPending={isMaking}
          isDisabled={map === undefined || map.plans.length === 0}
          onPress={() => void exportMap()}
        >
          Export to Word
        </Button>
      </div>
      <p className={styles.note}>
        Priorities and themes of the plan against the meetings of the year. A field is filled where a paper of
        that meeting links to the entry.
      </p>
      {error && map === undefined ? <ProblemNotice error={error} /> : null}
      {map === undefined ? null : map.meetings.length === 0 ? (
        <p className={styles.nothing}>There is no meeting in {year}.</p>
      ) : map.plans.length === 0 ? (
        <p className={styles.nothing}>
          No meeting of {year} has a plan. Choose it in the details of a meeting; plans are entered in the{' '}
          <a href={hrefTo(`${libraryPath}/plans`)}>library</a>.
        </p>
      ) : (
        map.plans.map((plan) => <PlanTable key={plan.id} map={map} plan={plan} />)
      )}
    </section>
  );
}

type PlanTableProps = { readonly map: YearMap; readonly plan: YearMap['plans'][number] };

function PlanTable({ map, plan }: PlanTableProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${plan.name}, ${map.year}`}>
      <table className={styles.table}>
        <caption>{plan.name}</caption>
        <thead>
          <tr>
            <th scope="col">Priority or theme</th>
            {map.meetings.map((meeting) => (
              <th key={meeting.id} scope="col">
                <a href={hrefTo(meetingPath(meeting.id, 'papers'))}>{formatDate(meeting.date)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.rows.map((row) => (
            <tr key={row.entryId} {...(row.isNeverLookedAt ? { 'data-never': true } : {})}>
              <th scope="row">
                <span className={styles.entry}>
                  {row.title}
                  <span className={styles.kind}>{planEntryKindNames[row.kind]}</span>
                </span>
                {row.isNeverLookedAt ? (
                  <Chip tone="due" icon={CircleAlert}>
                    Not looked at in {map.year}
                  </Chip>
                ) : null}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.meetingId}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell: { isOfPlan, titles } }: { readonly cell: YearMapCell }) {
  if (!isOfPlan) return <span className={styles.none}>Another plan</span>;
  if (titles.length === 0) {
    return (
      <span className={styles.none}>
        <Circle aria-hidden="true" /> None
      </span>
    );
  }
  return (
    <span className={styles.filled} title={titles.join('\n')}>
      <CircleCheckBig aria-hidden="true" /> {countOf(titles.length, 'paper')}
      <span className={styles.titles}>{titles.join('; ')}</span>
    </span>
  );
}
