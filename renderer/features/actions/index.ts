export { ActionsPage } from './actions-page.tsx';
export { MattersArising, MattersArisingSum } from './matters-arising.tsx';
export { MeetingActionsPage } from './meeting-actions-page.tsx';
