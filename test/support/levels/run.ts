import type { ChildProcess } from 'node:child_process';
import { endGroup, spawnGroup } from '../child.mjs';
import { Scope } from '../toolchain/scope.ts';

/** Long enough for a level to end its own servers and browsers when this run is interrupted. */
const GRACE_MS = 15_000;

/** A level that takes longer waits for something that never comes. The longest takes eight minutes. */
const LIMIT_MS = 40 * 60_000;

interface LevelResult {
  readonly code: number;
  readonly output: string;
  readonly seconds: string;
}

/**
 * Runs one level as a process of its own, shows its output as it comes, and keeps it for counting. One that does not
 * end is ended after `limitMs`, and has failed.
 */
export async function runLevel(
  name: string,
  args: readonly string[],
  limitMs: number = LIMIT_MS,
): Promise<LevelResult> {
  console.log(`── ${name}`);
  const started = performance.now();
  const scope = new Scope();
  const child = spawnGroup(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { pid } = child;
  if (pid !== undefined) await scope.defer(() => endGroup(pid, GRACE_MS));
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => {
    output.push(chunk);
    process.stdout.write(chunk);
  });
  const code = await endOf(child, name, limitMs);
  await scope.close();
  return { code, output: Buffer.concat(output).toString(), seconds: secondsSince(started) };
}

/** The exit code; 1 for a level that takes too long, after a sentence that says so. */
async function endOf(child: ChildProcess, name: string, limitMs: number): Promise<number> {
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      limit = setTimeout(() => {
        console.error(`The level ${name} did not end within ${limitMs / 60_000} minutes and is ended.`);
        resolve(1);
      }, limitMs);
      child.once('error', reject);
      child.once('close', (exit) => resolve(exit ?? 1));
    });
  } finally {
    clearTimeout(limit);
  }
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
