export { MeetingFrame } from './meeting-frame.tsx';
export { MeetingsPage } from './meetings-page.tsx';
