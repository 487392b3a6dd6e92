import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  encodeExitCode,
  encodeFlag,
  encodeSize,
  flagValues,
  parseExitCode,
  parseFlag,
  parseSize,
} from '../../../../../src/core/session/codec/index.ts';

it('writes the size as {"cols":n,"rows":n} (§11)', () => {
  assert.equal(encodeSize({ rows: 24, cols: 80 }).toString(), '{"cols":80,"rows":24}');
  assert.deepEqual(parseSize(Buffer.from('{"cols":80,"rows":24}')), { cols: 80, rows: 24 });
});

it('reads no size from nonsense', () => {
  for (const text of ['', '80x24', '{"cols":80}', '{"cols":-1,"rows":2}', '{"cols":"8","rows":2}']) {
    assert.equal(parseSize(Buffer.from(text)), undefined, text);
  }
});

it('writes a flag as a big-endian number (§5)', () => {
  assert.equal(encodeFlag(flagValues.terminateSession).toString('hex'), '00000002');
  assert.equal(parseFlag(Buffer.from('00000003', 'hex')), flagValues.connectToPortError);
});

it('reads no flag from another length', () => {
  assert.equal(parseFlag(Buffer.alloc(3)), undefined);
  assert.equal(parseFlag(Buffer.alloc(5)), undefined);
});

it('reads a flag that is a view into a larger buffer', () => {
  assert.equal(parseFlag(Buffer.from('ffff00000001ff', 'hex').subarray(2, 6)), flagValues.disconnectToPort);
});

it('reads the exit code from its text (§11)', () => {
  assert.equal(parseExitCode(Buffer.from('EXIT_CODE: 7')), 7);
  assert.equal(parseExitCode(encodeExitCode(-1)), -1);
});

it('makes up no exit code', () => {
  for (const text of ['', '7', 'EXIT_CODE:', 'EXIT_CODE: seven', 'EXIT_CODE: 99999999999']) {
    assert.equal(parseExitCode(Buffer.from(text)), undefined, text);
  }
});

const exits: readonly (readonly [text: string, code: number | undefined])[] = [
  ['EXIT_CODE: 0', 0],
  ['EXIT_CODE:0', 0],
  ['EXIT_CODE:   255 \n', 255],
  ['EXIT_CODE: -1', -1],
  ['EXIT_CODE: 3221225786', 3221225786],
  ['EXIT_CODE: 007', 7],
  ['exit_code: 0', undefined],
  ['EXIT_CODE: 1.5', undefined],
  ['EXIT_CODE: 1 2', undefined],
  ['x EXIT_CODE: 1', undefined],
  ['EXIT_CODE: --1', undefined],
  ['EXIT_CODE: 0x10', undefined],
];

for (const [text, code] of exits) {
  it(`reads ${JSON.stringify(text)} as ${String(code)}`, () =>
    assert.equal(parseExitCode(Buffer.from(text)), code));
}

const sizes: readonly (readonly [text: string, size: object | undefined])[] = [
  ['{"cols":0,"rows":0}', { cols: 0, rows: 0 }],
  ['{"cols":80,"rows":24,"x":1}', { cols: 80, rows: 24 }],
  ['{"cols":80.5,"rows":24}', undefined],
  ['{"cols":null,"rows":24}', undefined],
  ['{"cols":1e300,"rows":24}', undefined],
  ['[80,24]', undefined],
  ['{"COLS":80,"ROWS":24}', undefined],
];

for (const [text, size] of sizes) {
  it(`reads ${text} as ${size === undefined ? 'no size' : JSON.stringify(size)}`, () =>
    assert.deepEqual(parseSize(Buffer.from(text)), size));
}

it('writes every flag so that it is read again, and knows what it does not know', () => {
  for (const flag of [...Object.values(flagValues), 0, 2 ** 32 - 1])
    assert.equal(parseFlag(encodeFlag(flag)), flag);
});
