import { useQuery } from '@tanstack/react-query';
import { CalendarRange, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import type { CommitteeBody } from '../../../shared/contract/entities/bodies.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { startingWithCapital } from '../../../shared/wording/facts.ts';
import { useBreadcrumb } from '../../app/breadcrumb.ts';
import { useCommands } from '../../app/commands.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { forwardPlanPath, goTo, hrefTo, libraryPath, meetingsPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { NewMeetingDialog } from '../meetings/index.ts';
import styles from './forward-plan.module.css';
import { PastTopics } from './past-topics.tsx';
import { PlanBoard } from './plan-board.tsx';
import { TopicDialog, type EditedTopic } from './topic-dialog.tsx';
import { useForwardPlan } from './use-forward-plan.ts';
import { YearMapPart } from './year-map-part.tsx';

const crumbs = [{ label: 'Forward plan' }];

/** What each coming meeting shall take up, body by body. */
export function ForwardPlanPage({ bodyId }: { readonly bodyId: string | null }) {
  useBreadcrumb(crumbs);
  const { data: bodies, error } = useQuery(operations.bodies.list.queryOptions());
  const body = bodies?.find(({ id }) => id === bodyId) ?? bodies?.[0] ?? null;
  return (
    <div className={styles.page}>
      {body ? (
        <OfBody key={body.id} body={body} bodies={bodies ?? []} />
      ) : (
        <>
          <h1>Forward plan</h1>
          {error && !bodies ? <ProblemNotice error={error} /> : null}
          {!bodies && !error ? <Loading label="Reading the forward plan…" /> : null}
          {bodies ? (
            <EmptyState
              icon={CalendarRange}
              title="No body yet"
              actions={<ButtonLink href={hrefTo(meetingsPath)}>Go to the meetings</ButtonLink>}
            >
              The topics that were promised for later meetings will be here, under the meeting that shall take
              them. Make a meeting and its body first.
            </EmptyState>
          ) : null}
        </>
      )}
    </div>
  );
}

type OfBodyProps = { readonly body: CommitteeBody; readonly bodies: readonly CommitteeBody[] };

function OfBody({ body, bodies }: OfBodyProps) {
  const [edited, setEdited] = useState<EditedTopic | null>(null);
  const [newMeetingOn, setNewMeetingOn] = useState<string | null>(null);
  const { bodyPlan, error } = useForwardPlan(body);
  const whoOf = useWho();
  const add = (): void => setEdited({ wantedOn: null });
  useCommands('forward-plan', [
    { id: 'forward-plan.add', label: 'Add a topic', group: 'Forward plan', run: add },
  ]);
  return (
    <>
      <div className={styles.head}>
        <h1>Forward plan</h1>
        {bodies.length > 1 ? (
          <div className={styles.body}>
            <Select
              label="Body"
              isLabelHidden
              options={bodies.map(({ id, name }) => ({ id, label: name }))}
              value={body.id}
              onChange={(id) => goTo(`${forwardPlanPath}/${id}`)}
            />
          </div>
        ) : (
          <p className={styles.bodyName}>{body.name}</p>
        )}
        <Button variant="primary" icon={Plus} onPress={add}>
          Add a topic
        </Button>
      </div>
      {error ? <ProblemNotice error={error} /> : null}
      {!bodyPlan && !error ? <Loading label="Reading the forward plan…" /> : null}
      {bodyPlan ? (
        <>
          {bodyPlan.topics.length === 0 ? (
            <Notice title="No topics yet.">
              What was promised for a later meeting is written here, and becomes an agenda item of that
              meeting.
            </Notice>
          ) : null}
          {bodyPlan.dates.length === 0 && body.datePattern === null ? (
            <Notice title="No meeting is coming, and the dates of this body follow no pattern.">
              Set its pattern in the <a href={hrefTo(`${libraryPath}/bodies`)}>library</a>, and its next days
              are here to plan for.
            </Notice>
          ) : null}
          <PlanBoard
            plan={bodyPlan.plan}
            topics={bodyPlan.topics}
            meetings={bodyPlan.meetings}
            whoOf={whoOf}
            onEdit={setEdited}
            onNewMeeting={setNewMeetingOn}
          />
          <PastTopics topics={bodyPlan.plan.past} onEdit={(topic) => setEdited({ topic })} />
          <YearMapPart body={body} />
          {edited ? (
            <TopicDialog
              edited={edited}
              bodyId={body.id}
              dates={bodyPlan.dates}
              meetings={bodyPlan.meetings}
              onClose={() => setEdited(null)}
            />
          ) : null}
        </>
      ) : null}
      {newMeetingOn === null ? null : (
        <NewMeetingDialog
          startWith={{ bodyId: body.id, date: newMeetingOn }}
          onClose={() => setNewMeetingOn(null)}
        />
      )}
    </>
  );
}

/** Who leads a topic, in short; else whose report it is. */
function useWho(): (topic: Topic) => string | null {
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  return (topic) => {
    const lead = people.find((person) => person.id === topic.leadId);
    if (lead) return startingWithCapital(shortFormOf(lead));
    const organisation = organisations.find((each) => each.id === topic.organisationId);
    const name = organisation?.shortName ?? organisation?.name;
    return name === undefined ? null : startingWithCapital(name);
  };
}
