import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { OpenSession } from '../../../src/features/sessions/left/openSession.ts';
import type { Processes } from '../../../src/features/sessions/left/processes.ts';
import { recordFolder } from '../../../src/features/sessions/left/records.ts';

/** A folder of this test alone. */
export function ownFolder(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ssm-left-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A computer on which the processes of `running` run; this one is 100. */
export function aComputer(...running: readonly number[]): Processes {
  return {
    computer: 'bastion-1',
    own: 100,
    isRunning: (pid) => pid === 100 || running.includes(pid),
    startOfComputer: () => 0,
  };
}

/** An open session as a window remembers it. */
export function aSession(id: string, more: Partial<OpenSession> = {}): OpenSession {
  return {
    sessionId: `s-${id}`,
    nodeId: `i-${id}`,
    nodeName: `web-${id}`,
    place: { profile: 'fake' },
    isRepeatable: true,
    startedAt: 1_700_000_000_000,
    ...more,
  };
}

/** Writes what a window of before has left behind; `content` is JSON unless it is text. */
export async function leaveRecord(
  storage: string,
  processes: Processes,
  pid: number,
  content: unknown,
): Promise<string> {
  const folder = recordFolder(storage, processes);
  const name = `${String(pid)}-00000000-0000-4000-8000-00000000000${String(pid % 10)}.json`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}
