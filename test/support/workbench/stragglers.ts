import { readdir, readFile } from 'node:fs/promises';

/**
 * Ends processes that left the server's process group (a terminal's shell leads a session of its own). They are told
 * by their home folder, which only one server's children have.
 */
export async function endStragglers(home: string): Promise<void> {
  const deadline = Date.now() + 3000;
  for (;;) {
    const pids = await processesWith(`HOME=${home}\0`);
    if (pids.length === 0 || Date.now() > deadline) return;
    for (const pid of pids) kill(pid);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function processesWith(sign: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => ((await environment(pid)).includes(sign) ? pid : 0)),
  );
  return found.filter((pid) => pid !== 0 && pid !== process.pid);
}

/**
 * The command lines of all processes whose environment names the home folder: the server, what it started, and what
 * a demo fleet's nodes run in homes of their own below it. None on systems that do not tell.
 */
export async function commandLines(home: string): Promise<readonly string[]> {
  const pids = await processesWith(`=${home}/`);
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.map((line) => line.replaceAll('\0', ' ').trim()).filter((line) => line !== '');
}

/** Empty for processes of other people and for those that have just ended. */
function environment(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false; // it ended between the look and the kill
  }
}
