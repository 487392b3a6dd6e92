import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

const ID = 'ssm-workbench.ssm-workbench';
const PATIENCE_MS = 40_000;
const POLL_MS = 50;

/**
 * Kinds of handles that outlive a call. Timers, pipes and processes come and go with VS Code's own extensions,
 * which live in the same host; the only process that we start is looked for by its name.
 */
const lasting = ['FSEventWrap', 'StatWatcher', 'TCPSocketWrap', 'TCPServerWrap'];

/** Open handles by kind, as Node counts them. */
function handles(): Readonly<Record<string, number>> {
  const counts = Object.fromEntries(lasting.map((kind) => [kind, 0]));
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind in counts) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The handles once they are as many as before; those that are left when patience ends. */
async function settledHandles(): Promise<ReturnType<typeof handles>> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!isDeepStrictEqual(handles(), beforeActivation) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  return handles();
}

/** Taken while this module loads, which is before the first test wakes the extension. */
const beforeActivation = handles();

function required(module: string): unknown {
  const extension = vscode.extensions.getExtension(ID);
  assert.ok(extension);
  return createRequire(__filename)(join(extension.extensionPath, module));
}

describe('the end of the extension', () => {
  it('leaves no watcher, process or socket behind', async () => {
    const module = required('dist/extension.js');
    assert.ok(typeof module === 'object' && module !== null && 'deactivate' in module);
    assert.ok(typeof module.deactivate === 'function');
    await Reflect.apply(module.deactivate, undefined, []);
    assert.deepEqual(await settledHandles(), beforeActivation);
    const processes = execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' }).split('\n');
    const ours = processes.filter(
      (line) => line.trim().startsWith(`${process.pid} `) && line.includes('simulator.js'),
    );
    assert.deepEqual(ours, []);
  });
});
