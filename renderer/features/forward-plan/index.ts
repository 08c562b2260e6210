export { ComingTopics } from './coming-topics.tsx';
export { ForwardPlanPage } from './forward-plan-page.tsx';
export { PromiseTopic } from './promise-topic.tsx';
export { TopicOfItem } from './topic-of-item.tsx';
