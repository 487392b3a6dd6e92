import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SizeTeller } from '../../../../../src/core/session/channel/sizeTeller.ts';
import { parseSize } from '../../../../../src/core/session/codec/index.ts';

function createTeller(): { teller: SizeTeller; told: string[] } {
  const told: string[] = [];
  const teller = new SizeTeller((payload) => {
    const { cols, rows } = parseSize(payload) ?? assert.fail();
    told.push(`${String(cols)}x${String(rows)}`);
  });
  return { teller, told };
}

it('tells nothing while there is no size', () => {
  const { teller, told } = createTeller();
  teller.tell();
  for (const [cols, rows] of [
    [0, 0],
    [0, 24],
    [80, 0],
    [-1, -1],
    [Number.NaN, 24],
  ] as const) {
    teller.set(cols, rows);
  }
  teller.tell();
  assert.deepEqual(told, []);
});

it('tells the last of several sizes, once', () => {
  const { teller, told } = createTeller();
  teller.set(80, 24);
  teller.set(100, 30);
  teller.tell();
  teller.tell();
  teller.set(100, 30);
  teller.tell();
  assert.deepEqual(told, ['100x30']);
});

it('tells a size again when what was told was thrown away', () => {
  const { teller, told } = createTeller();
  teller.set(80, 24);
  teller.tell();
  teller.forget();
  teller.tell();
  assert.deepEqual(told, ['80x24', '80x24']);
});

it('keeps the last size that was one', () => {
  const { teller, told } = createTeller();
  teller.set(80, 24);
  teller.set(0, 0);
  teller.tell();
  assert.deepEqual(told, ['80x24']);
});
