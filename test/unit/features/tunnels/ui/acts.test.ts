import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { noTraffic, type TunnelStatus } from '../../../../../src/features/tunnels/model.ts';
import { TunnelActs } from '../../../../../src/features/tunnels/ui/acts.ts';
import { FakeHost } from '../../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { database } from '../../../../support/tunnels/scene.ts';
import { until } from '../../../../support/until.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

function scene(t: TestContext, differs: Partial<TunnelStatus> = {}, remotePort = 5432) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  const clock = new ManualClock();
  const status: TunnelStatus = {
    config: { ...database, remotePort },
    state: { kind: 'open' },
    port: 15_432,
    node: { id: 'i-1', name: 'web' },
    sessionId: 's-1',
    since: clock.now(),
    connection: 'dev · eu-central-1',
    traffic: noTraffic,
    trouble: undefined,
    ...differs,
  };
  return { desk, fake, status, acts: new TunnelActs(fake.host, clock) };
}

describe('an open tunnel', () => {
  it('has an address to copy', async (t) => {
    const { desk, fake, acts, status } = scene(t);
    await acts.copyAddress(status);
    assert.deepEqual([desk.clipboard, fake.said], ['127.0.0.1:15432', ['Copied 127.0.0.1:15432']]);
  });

  it('has a database’s address by its remote port, without user and password', async (t) => {
    const { desk, acts, status } = scene(t);
    await acts.copyDatabaseUrl(status);
    assert.equal(desk.clipboard, 'postgresql://127.0.0.1:15432/');
  });

  it('asks which database it is where the port does not say', async (t) => {
    const { desk, acts, status } = scene(t, {}, 9999);
    const copied = acts.copyDatabaseUrl(status);
    await settle();
    assert.deepEqual(
      [desk.choice.title, desk.choice.placeHolder],
      ['Copy Database URL', 'Which database is it?'],
    );
    desk.choice.choose('SQL Server');
    await copied;
    assert.equal(desk.clipboard, 'sqlserver://127.0.0.1:15432');
    const left = acts.copyDatabaseUrl(status);
    await settle();
    desk.choice.escape();
    await left;
    assert.equal(desk.clipboard, 'sqlserver://127.0.0.1:15432');
  });

  it('opens in the browser by the address that the person’s computer reaches it at', async (t) => {
    const { desk, acts, status } = scene(t, {}, 443);
    desk.outside = (address) => address.replace('https://127.0.0.1:15432', 'https://remote.example/proxy');
    await acts.openInBrowser(status);
    assert.match(desk.opened[0] ?? '', /^https:\/\/remote\.example\/proxy/);
  });

  it('asks what the server speaks where the port does not say', async (t) => {
    const { desk, acts, status } = scene(t);
    const opened = acts.openInBrowser(status);
    await settle();
    desk.choice.choose('http');
    await opened;
    assert.match(desk.opened[0] ?? '', /^http:\/\/127\.0\.0\.1:15432/);
    const left = acts.openInBrowser(status);
    await settle();
    desk.choice.escape();
    await left;
    assert.equal(desk.opened.length, 1);
  });

  it('is saved as a Remote Desktop file, and opened if the person wants', async (t) => {
    const { desk, acts, status } = scene(t, {}, 3389);
    desk.saveTo = vscode.Uri.file('/home/x/orders.rdp') as unknown as NonNullable<typeof desk.saveTo>;
    const saved = acts.saveRdp(status);
    await until(() => desk.messages.length > 0, 'the question whether to open it');
    const [[file, text]] = [...desk.written] as [[string, string]];
    assert.match(file, /orders\.rdp$/);
    assert.match(text, /^full address:s:127\.0\.0\.1:15432\r\n/);
    assert.equal(desk.opened.length, 0);
    desk.message.press('Open');
    await saved;
    assert.match(desk.opened.join(), /orders\.rdp$/);
  });

  it('is not saved where the person leaves the dialog, and not opened on a computer where nobody sits', async (t) => {
    const { desk, fake, acts, status } = scene(t);
    await acts.saveRdp(status);
    assert.equal(desk.written.size, 0);
    desk.saveTo = vscode.Uri.file('/x.rdp') as unknown as NonNullable<typeof desk.saveTo>;
    desk.remoteName = 'ssh-remote';
    await acts.saveRdp(status);
    assert.match(fake.said[0] ?? '', /the computer that VS Code runs on/);
  });

  it('names its session, for the audit log', async (t) => {
    const { desk, acts, status } = scene(t);
    const shown = acts.showSession(status);
    await settle();
    assert.match(desk.message.text, /^orders: session s-1 on web \(i-1\), dev · eu-central-1, since /);
    desk.message.press('Copy Session Id');
    await shown;
    assert.equal(desk.clipboard, 's-1');
  });

  it('that is not open any more says so', async (t) => {
    const { acts, status } = scene(t, { port: undefined, sessionId: undefined });
    for (const act of ['copyAddress', 'copyDatabaseUrl', 'openInBrowser', 'saveRdp'] as const) {
      await assert.rejects(acts[act](status), /not open: start it first/);
    }
    await assert.rejects(acts.showSession(status), /no session now/);
  });
});
