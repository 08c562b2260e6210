export { MeetingFrame } from './meeting-frame.tsx';
export { NewMeetingDialog } from './new-meeting-dialog.tsx';
export { MeetingsPage } from './meetings-page.tsx';
