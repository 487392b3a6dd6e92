import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SmuxParser } from '../../../../../../src/core/session/port/smux/parser.ts';
import { createRandom } from '../../../../../support/random.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** A parser whose frames are told as lines; data of one stream in a row is one line. */
function recorded(): { readonly parser: SmuxParser; readonly lines: () => readonly string[] } {
  const events: { readonly name: string; bytes: Buffer }[] = [];
  const note = (name: string): void => void events.push({ name, bytes: Buffer.alloc(0) });
  const parser = new SmuxParser({
    opened: (id) => note(`syn ${String(id)}`),
    finished: (id) => note(`fin ${String(id)}`),
    beat: () => note('nop'),
    data: (id, bytes) => {
      const last = events.at(-1);
      if (last?.name === `psh ${String(id)}`) last.bytes = Buffer.concat([last.bytes, bytes]);
      else events.push({ name: `psh ${String(id)}`, bytes: Buffer.from(bytes) });
    },
  });
  const lines = (): readonly string[] =>
    events.map(({ name, bytes }) => (bytes.length === 0 ? name : `${name} ${bytes.toString('latin1')}`));
  return { parser, lines };
}

const conversation = hex(
  '01 00 0000 03000000' + // open 3
    '01 02 0200 03000000 6869' + // "hi"
    '01 03 0000 00000000' + // keep-alive
    '01 02 0000 03000000' + // no data at all
    '01 00 0000 05000000' +
    '01 02 0100 05000000 0a' + // a lone line feed stays one
    '01 01 0000 03000000',
);
const told = ['syn 3', 'psh 3 hi', 'nop', 'syn 5', 'psh 5 \n', 'fin 3'];

describe('SmuxParser', () => {
  it('reads frames written by hand', () => {
    const { parser, lines } = recorded();
    assert.equal(parser.push(conversation), undefined);
    assert.deepEqual(lines(), told);
  });

  it('reads frames that are split anywhere over messages (§12)', () => {
    for (let cut = 0; cut <= conversation.length; cut++) {
      const { parser, lines } = recorded();
      parser.push(conversation.subarray(0, cut));
      parser.push(conversation.subarray(cut));
      assert.deepEqual(lines(), told, `cut at ${String(cut)}`);
    }
  });

  it('reads frames that come byte by byte', () => {
    const { parser, lines } = recorded();
    for (const byte of conversation) parser.push(Uint8Array.of(byte));
    assert.deepEqual(lines(), told);
  });

  it('hands over data before its frame is complete, so that nothing is held', () => {
    const { parser, lines } = recorded();
    parser.push(hex('01 02 ffff 03000000 61'));
    assert.deepEqual(lines(), ['psh 3 a']);
    parser.push(Buffer.alloc(65_534, 'b'));
    parser.push(hex('01 01 0000 03000000'));
    assert.equal(lines().at(-1), 'fin 3');
  });

  for (const [what, bytes, fault] of [
    ['version 2, whose UPD real peers refuse (§12)', '02 00 0000 03000000', 'version'],
    ['version 0', '00 00 0000 03000000', 'version'],
    ['an unknown command', '01 04 0000 03000000', 'command'],
    ['an unknown command that claims data', '01 ff ffff 03000000', 'command'],
    ['data on a SYN', '01 00 0100 03000000', 'length'],
    ['data on a FIN', '01 01 ffff 03000000', 'length'],
    ['data on a NOP', '01 03 0100 00000000', 'length'],
  ] as const) {
    it(`answers ${what} with the error kind ${fault}, and reads no further`, () => {
      const { parser, lines } = recorded();
      assert.equal(parser.push(hex(bytes)), fault);
      assert.equal(parser.push(conversation), fault);
      assert.deepEqual(lines(), []);
    });
  }

  it('answers 10,000 malformed inputs with an error kind or with patience, never with a crash', () => {
    const random = createRandom(20_261_122);
    let faults = 0;
    for (let round = 0; round < 10_000; round++) {
      const { parser } = recorded();
      const bytes = round % 2 === 0 ? random.bytes(random.below(64)) : damaged(random);
      let fault: string | undefined;
      for (let offset = 0; offset < bytes.length;) {
        const end = offset + 1 + random.below(16);
        fault = parser.push(bytes.subarray(offset, end));
        offset = end;
      }
      assert.ok(fault === undefined || ['version', 'command', 'length'].includes(fault), fault);
      if (fault !== undefined) faults += 1;
    }
    assert.ok(faults > 5000, `${String(faults)} of 10,000 were noticed`);
  });
});

function damaged(random: ReturnType<typeof createRandom>): Buffer {
  const copy = Buffer.from(conversation);
  for (let count = 1 + random.below(3); count > 0; count--)
    copy[random.below(copy.length)] = random.below(256);
  return copy;
}
