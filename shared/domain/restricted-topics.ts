import { comparableName } from './comparable-name.ts';
import { titleOfPromise } from './promises.ts';

// Which topics of the forward plan are not for the public. A topic has no restriction of its own: it is what restricts its
// items and its promise.

/** An agenda item of a topic, or a restricted one without. */
export type ItemOfTopics = {
  readonly topicId: string | null;
  readonly title: string;
  /** Its own reason, else that of the item that it is under; null: it is for the public. */
  readonly reason: string | null;
  /** The day of its meeting. */
  readonly date: string;
  /** false: it was taken off, or its meeting was put aside. */
  readonly isStanding: boolean;
};

type TopicOfPlan = { readonly id: string; readonly title: string; readonly promise: string };

/** The topics that nobody may announce. */
export type RestrictedTopics = {
  /** Why, by their ids. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly titles: readonly string[];
  /** As what else they may have been announced: the titles of restricted items, and what promises were called. */
  readonly otherTitles: readonly string[];
};

/**
 * What restricts the topics of a body. A restricted item does, also one that is gone, until the same day's agenda or a
 * later one says the topic's very title in public. `promises`: why what was promised is not for the public, by topic.
 */
export function restrictedTopics(
  topics: readonly TopicOfPlan[],
  items: readonly ItemOfTopics[],
  promises: ReadonlyMap<string, string>,
): RestrictedTopics {
  const byTopic = Map.groupBy(items, ({ topicId }) => topicId);
  const unlinked = Map.groupBy(byTopic.get(null) ?? [], ({ title }) => comparableName(title));
  const byTitle = new Map<string, string>();
  const own = new Map<string, string>();
  for (const { id, title } of topics) {
    const name = comparableName(title);
    const ofTopic = [...(byTopic.get(id) ?? []), ...(unlinked.get(name) ?? [])];
    const reason = promises.get(id) ?? reasonIn(ofTopic, name);
    if (reason === null) continue;
    own.set(id, reason);
    byTitle.set(name, reason);
  }
  // Two topics of one title say the same.
  const restricted = topics.flatMap(({ id, title }) => {
    const reason = own.get(id) ?? byTitle.get(comparableName(title));
    return reason === undefined ? [] : [{ id, title, reason }];
  });
  return {
    reasons: new Map(restricted.map(({ id, reason }) => [id, reason])),
    titles: [...new Set(restricted.map(({ title }) => title))],
    otherTitles: [
      ...new Set([
        ...items.flatMap(({ title, reason }) => (reason === null ? [] : [title])),
        ...topics.flatMap(({ id, promise }) => (promises.has(id) ? [titleOfPromise(promise)] : [])),
      ]),
    ].filter((title) => title !== ''),
  };
}

/** Says of a topic that was announced whether it is one of them: by its id, where it was kept, or by what it was called. */
export function isAmong({
  reasons,
  titles,
  otherTitles,
}: RestrictedTopics): (topic: { readonly topicId?: string | undefined; readonly title: string }) => boolean {
  const names = new Set([...titles, ...otherTitles].map(comparableName));
  return ({ topicId, title }) =>
    (topicId !== undefined && reasons.has(topicId)) || names.has(comparableName(title));
}

function reasonIn(items: readonly ItemOfTopics[], name: string): string | null {
  const saying = items.filter(
    ({ reason, isStanding, title }) => reason === null && isStanding && comparableName(title) === name,
  );
  const restricting = items.find(
    ({ reason, isStanding, date }) =>
      reason !== null && (isStanding || !saying.some((item) => item.date >= date)),
  );
  return restricting?.reason ?? null;
}
