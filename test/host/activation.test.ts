import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

const ID = 'ssm-workbench.ssm-workbench';

describe('activation', () => {
  it('opens no connection and loads no heavy bundle', async () => {
    const extension = vscode.extensions.getExtension(ID);
    assert.ok(extension);
    assert.equal(extension.isActive, false, 'this test comes first and wakes the extension');
    const before = sockets();
    await extension.activate();
    assert.deepEqual(sockets(), before);
    const loaded = Object.keys(createRequire(__filename).cache);
    const heavy = loaded.filter((file) => /dist\/(aws|session|language|simulator)\.js$/.test(file));
    assert.deepEqual(heavy, [], 'the heavy bundles wait for their first use');
  });
});

function sockets(): readonly string[] {
  const network = /^(TCP|GETADDRINFO|TLS)/;
  return process.getActiveResourcesInfo().filter((kind) => network.test(kind));
}
