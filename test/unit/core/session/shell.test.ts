import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSize, payloadTypes } from '../../../../src/core/session/codec/index.ts';
import { createShellSession, type ShellSession } from '../../../../src/core/session/shell.ts';
import { createStage, openShell, type Stage } from '../../../support/session/stage.ts';

async function shellOn(stage: Stage): Promise<{ shell: ShellSession; texts: string[] }> {
  const shell = createShellSession(stage.channel);
  const texts: string[] = [];
  shell.onDidWrite((text) => texts.push(text));
  await openShell(stage);
  return { shell, texts };
}

describe('what is shown', () => {
  it('is whole characters, however messages split them (§11)', async () => {
    const stage = createStage();
    const { texts } = await shellOn(stage);
    const bytes = Buffer.from('漢字 👩‍💻 ż');
    for (const byte of bytes) stage.agent.send(Buffer.from([byte]));
    await stage.clock.advance(100);
    assert.equal(texts.join(''), '$ 漢字 👩‍💻 ż');
    assert.ok(!texts.join('').includes('\uFFFD'));
  });

  it('is colours and control sequences untouched', async () => {
    const stage = createStage();
    const { texts } = await shellOn(stage);
    stage.agent.send('\u001b[1;31mred\u001b[0m\u0007');
    await stage.clock.advance(20);
    assert.equal(texts.at(-1), '\u001b[1;31mred\u001b[0m\u0007');
  });

  it('mixes in the error stream without tearing characters of either', async () => {
    const stage = createStage();
    const { texts } = await shellOn(stage);
    const [first, second] = [Buffer.from('ż'), Buffer.from('字')];
    stage.agent.send(first.subarray(0, 1));
    stage.agent.send(second.subarray(0, 2), payloadTypes.stdErr);
    stage.agent.send(first.subarray(1));
    stage.agent.send(second.subarray(2), payloadTypes.stdErr);
    await stage.clock.advance(20);
    assert.equal(texts.join(''), '$ ż字');
  });

  it('ends with what was cut off', async () => {
    const stage = createStage();
    const { texts } = await shellOn(stage);
    stage.agent.send(Buffer.from([0xe6]));
    stage.agent.close();
    await stage.clock.advance(20);
    assert.equal(texts.at(-1), '\uFFFD');
  });
});

describe('what is typed', () => {
  it('is UTF-8; a lone line feed is Enter, and Ctrl-C is byte 3 (§11)', async () => {
    const stage = createStage();
    const { shell } = await shellOn(stage);
    for (const text of ['echo ż', '\r', '\n', '\u0003', 'a\nb']) shell.type(text);
    await stage.clock.advance(50);
    assert.equal(stage.agent.input.toString(), 'echo ż\r\r\u0003a\nb');
  });

  it('is a paste of 100 KB, intact', async () => {
    const stage = createStage();
    const { shell } = await shellOn(stage);
    const paste = 'ż漢👩‍💻 line\r'.repeat(5000);
    shell.type(paste);
    await stage.clock.advance(5000);
    assert.ok(paste.length > 50_000 && Buffer.byteLength(paste) > 100_000);
    assert.equal(stage.agent.input.toString(), paste);
  });

  it('is not torn where a paste was cut between the halves of a character', async () => {
    const stage = createStage();
    const { shell } = await shellOn(stage);
    for (const unit of '👍 ok'.split('')) shell.type(unit);
    await stage.clock.advance(50);
    assert.equal(stage.agent.input.toString(), '👍 ok');
  });

  it('follows the size of the terminal', async () => {
    const stage = createStage();
    const { shell } = await shellOn(stage);
    shell.resize(80, 24);
    await stage.clock.advance(20);
    assert.deepEqual(stage.agent.of(payloadTypes.size).map(parseSize), [{ cols: 80, rows: 24 }]);
  });
});

describe('the end', () => {
  it('terminates through the channel', async () => {
    const stage = createStage();
    const { shell } = await shellOn(stage);
    void shell.terminate();
    await stage.clock.advance(3000);
    assert.equal(stage.ends[0]?.kind, 'terminated');
  });

  it('drops the channel when it is disposed', async () => {
    const stage = createStage();
    const { shell } = await shellOn(stage);
    shell.dispose();
    assert.equal(stage.channel.state.kind, 'closed');
  });
});
