import { endGroup, spawnGroup } from '../child.mjs';
import { Scope } from '../toolchain/scope.ts';

/** Long enough for a level to end its own servers and browsers when this run is interrupted. */
const GRACE_MS = 15_000;

interface LevelResult {
  readonly code: number;
  readonly output: string;
  readonly seconds: string;
}

/** Runs one level as a process of its own, shows its output as it comes, and keeps it for counting. */
export async function runLevel(name: string, args: readonly string[]): Promise<LevelResult> {
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
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  await scope.close();
  return { code, output: Buffer.concat(output).toString(), seconds: secondsSince(started) };
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
