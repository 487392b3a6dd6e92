import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createStatusBar } from '../../../../../src/features/connection/ui/statusBar.ts';
import type { StatusInput } from '../../../../../src/features/connection/view.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';
import type { FakeStatusBarItem } from '../../../../support/vscode/windows.ts';

const acme: StatusInput = {
  connection: { label: 'acme', region: 'eu-central-1', endpoint: undefined, isDemo: false },
  production: false,
  identity: undefined,
  problems: 0,
};

function shown(t: TestContext, input: StatusInput | undefined): FakeStatusBarItem {
  const desk = freshDesk(t);
  const bar = createStatusBar();
  t.after(() => bar.dispose());
  bar.show(input);
  const [item] = desk.statusBar;
  assert.ok(item !== undefined);
  return item;
}

describe('the connection in the status bar', () => {
  it('warns in colour and in words where it is production, and not elsewhere', (t) => {
    const item = shown(t, { ...acme, production: true });
    assert.equal(item.backgroundColor?.id, 'statusBarItem.warningBackground');
    assert.match(item.accessibilityInformation?.label ?? '', /production/);
    assert.equal(shown(t, acme).backgroundColor, undefined);
  });

  it('switches the profile when it is clicked', (t) => {
    const item = shown(t, acme);
    assert.deepEqual([item.isShown, item.command], [true, 'ssmWorkbench.connection.switch']);
  });

  it('is hidden where nothing may be opened', (t) => {
    assert.equal(shown(t, undefined).isShown, false);
  });

  it('shows names of profiles and identities as text, never as markup', (t) => {
    const identity = { account: '1', arn: 'arn:[click](command:evil)' };
    const item = shown(t, { ...acme, identity });
    assert.match(item.tooltip?.value ?? '', /\\\[click\\\]\\\(command:evil\\\)/);
  });
});
