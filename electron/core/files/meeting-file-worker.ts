import { parentPort, workerData } from 'node:worker_threads';
import { readMeetingFile } from '../../../shared/meeting-file/read-meeting-file.ts';

// The thread that reads a large meeting file, so that no file can hold the program up.

const port = parentPort;
if (!port) throw new Error('meeting-file-worker runs in a worker thread only');

// read-large-meeting-file.ts handed it over.
port.postMessage(readMeetingFile(workerData as string));
