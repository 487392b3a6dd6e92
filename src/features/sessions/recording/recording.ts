import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore } from '../../../core/base/disposable.ts';
import type { TerminalSession } from '../session.ts';
import { createRecorder, formatOf } from './recorder.ts';
import { openRecordingFile } from './recordingFile.ts';

export interface RecordingOptions {
  readonly session: TerminalSession;
  /** Absolute; its extension says the format. */
  readonly path: string;
  readonly title: string;
  readonly clock: Clock;
  /** The session has ended: its last words are in the file. */
  readonly ended: () => void;
  /** Writing failed: nothing is recorded any more. The terminal goes on. */
  readonly failed: (error: unknown) => void;
}

/** What one terminal shows, as it goes to a file. */
export interface Recording {
  readonly path: string;
  /** Resolves when the file is closed. */
  stop(): Promise<void>;
}

/** Begins to record what is shown from now on; rejects when the file cannot be made. */
export async function startRecording(options: RecordingOptions): Promise<Recording> {
  const { session, path, title, clock, ended, failed } = options;
  const file = await openRecordingFile(path, failed);
  const { size } = session;
  const recorder = createRecorder(formatOf(path), { title, clock, ...(size === undefined ? {} : { size }) });
  const store = new DisposableStore();
  file.write(recorder.head);
  store.add(session.onDidWrite((text) => file.write(recorder.output(text))));
  store.add(session.onDidResize((newSize) => file.write(recorder.resized(newSize))));
  store.add(session.onDidEnd(ended));
  session.mark({ recording: true });
  return {
    path,
    stop: async () => {
      store.dispose();
      session.mark({ recording: false });
      await file.close();
    },
  };
}
