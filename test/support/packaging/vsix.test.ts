import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { after, describe, it } from 'node:test';
import { run } from '../child.mjs';
import { copySampleWorkspace } from '../start/workspace.ts';
import { Scope } from '../toolchain/scope.ts';
import { openWorkbench, repository } from '../workbench/index.ts';

const VSIX = 'out/ssm-workbench.vsix';

describe('the package that people install', () => {
  const scope = new Scope();
  after(() => scope.close());

  it('is packed', async () => {
    const vsce = 'node_modules/@vscode/vsce/vsce';
    const code = await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', VSIX], {
      stdio: ['ignore', 2, 2],
    });
    assert.equal(code, 0);
    assert.ok((await stat(VSIX)).size > 0);
  });

  it('installs into a VS Code and shows itself', async () => {
    const opened = await openWorkbench({
      workspace: await copySampleWorkspace(scope),
      extension: { kind: 'packaged', dir: repository, vsix: VSIX },
    });
    await scope.defer(() => opened.dispose());
    await opened.workbench.openView('SSM Workbench');
    await opened.workbench.screenshot('packaged');
  });
});
