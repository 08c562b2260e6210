import { laterComponent } from '../../ui/later.tsx';

export const ComingTopics = laterComponent(async () => (await import('./coming-topics.tsx')).ComingTopics);
export const ForwardPlanPage = laterComponent(
  async () => (await import('./forward-plan-page.tsx')).ForwardPlanPage,
);
export const PromiseTopic = laterComponent(async () => (await import('./promise-topic.tsx')).PromiseTopic);
export const TopicOfItem = laterComponent(async () => (await import('./topic-of-item.tsx')).TopicOfItem);
