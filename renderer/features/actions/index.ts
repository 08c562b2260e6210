export { ActionsPage } from './actions-page.tsx';
export { MeetingActionsPage } from './meeting-actions-page.tsx';
