import { laterComponent } from '../../ui/later.tsx';

export { MeetingFrame } from './meeting-frame.tsx';

export const NewMeetingDialog = laterComponent(
  async () => (await import('./new-meeting-dialog.tsx')).NewMeetingDialog,
);
export const MeetingsPage = laterComponent(async () => (await import('./meetings-page.tsx')).MeetingsPage);
export const HandedFileQuestion = laterComponent(
  async () => (await import('./handed-file-question.tsx')).HandedFileQuestion,
);
