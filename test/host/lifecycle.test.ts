import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

const ID = 'ssm-workbench.ssm-workbench';
const SETTLE_MS = 500;

/** Kinds of handles that outlive a call; timers come and go with VS Code's own work. */
const lasting = ['FSEventWrap', 'StatWatcher', 'ProcessWrap', 'TCPSocketWrap', 'TCPServerWrap', 'PipeWrap'];

/** Open handles by kind, as Node counts them. */
function handles(): Readonly<Record<string, number>> {
  const counts = Object.fromEntries(lasting.map((kind) => [kind, 0]));
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind in counts) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
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
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    assert.deepEqual(handles(), beforeActivation);
  });
});
