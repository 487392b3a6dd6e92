import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRandom } from '../../../../support/random.ts';
import { createStage, openShell, type Stage } from '../../../../support/session/stage.ts';

/** Sends both ways over a bad line until everything arrived; fails after an hour of the clock. */
async function exchange(stage: Stage, up: Buffer, down: Buffer): Promise<void> {
  await openShell(stage);
  stage.channel.sendInput(up);
  for (let at = 0; at < down.length; at += 700) stage.agent.send(down.subarray(at, at + 700));
  for (let minute = 0; minute < 60; minute++) {
    if (stage.agent.input.length >= up.length && stage.output().length >= down.length + 2) return;
    await stage.clock.advance(60_000);
  }
  assert.fail(`only ${String(stage.agent.input.length)} up and ${String(stage.output().length)} down`);
}

const lines = [
  { name: 'loses', lose: 0.01, double: 0, reorder: 0 },
  { name: 'doubles', lose: 0, double: 0.01, reorder: 0 },
  { name: 'reorders', lose: 0, double: 0, reorder: 0.01 },
  { name: 'loses, doubles and reorders', lose: 0.05, double: 0.05, reorder: 0.05 },
  { name: 'loses every fifth of', lose: 0.2, double: 0, reorder: 0 },
] as const;

describe('a line with faults', () => {
  for (const { name, ...faults } of lines) {
    for (const repeatsAcknowledgements of [true, false]) {
      const peer = repeatsAcknowledgements ? '' : ', with a peer that never repeats an acknowledgement';
      it(`that ${name} messages brings every byte once${peer}`, async () => {
        const random = createRandom(97);
        const up = random.bytes(400_000);
        const down = random.bytes(60_000);
        const stage = createStage({ faults: { random, ...faults }, agent: { repeatsAcknowledgements } });
        await exchange(stage, up, down);
        assert.ok(stage.agent.input.equals(up));
        assert.ok(stage.output().subarray(2).equals(down));
      });
    }
  }

  it('does not stop the agent: its lost acknowledgements are repaired by acknowledging again (§6)', async () => {
    const random = createRandom(3);
    const stage = createStage({ faults: { random, lose: 0.1 } });
    await openShell(stage);
    for (let count = 0; count < 100; count++) stage.agent.send(String(count));
    await stage.clock.advance(120_000);
    assert.equal(stage.agent.unacknowledged, 0);
  });

  it('does not flood: few messages are sent twice', async () => {
    const random = createRandom(13);
    const stage = createStage({ faults: { random, lose: 0.01 } });
    const up = random.bytes(1_000_000);
    await exchange(stage, up, Buffer.alloc(0));
    const needed = Math.ceil(up.length / 1024);
    assert.ok(stage.agent.arrivals < needed * 1.05, `${String(stage.agent.arrivals)} for ${String(needed)}`);
  });
});
