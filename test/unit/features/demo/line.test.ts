import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAppError } from '../../../../src/core/base/errors.ts';
import { parseAddress } from '../../../../src/features/demo/line.ts';

const address = {
  endpoint: 'http://127.0.0.1:4566',
  region: 'eu-central-1',
  accessKeyId: 'AKIADEMO',
  secretAccessKey: 'secret',
};

describe('the line of the demo fleet', () => {
  it('says where it listens', () => {
    assert.deepEqual(parseAddress(JSON.stringify({ ...address, more: 1 })), address);
    assert.deepEqual(parseAddress(`${JSON.stringify(address)}\r`), address);
  });

  const bad: Readonly<Record<string, string>> = {
    nothing: '',
    'a sentence': 'A simulated Systems Manager listens on http://127.0.0.1:4566.',
    'a list': '[]',
    'half a line': '{"endpoint":"http://127.0.0.1:4566",',
    'no secret': JSON.stringify({ ...address, secretAccessKey: undefined }),
    'a region that is none': JSON.stringify({ ...address, region: 7 }),
    'another computer': JSON.stringify({ ...address, endpoint: 'http://example.com:4566' }),
    'another computer that looks like this one': JSON.stringify({
      ...address,
      endpoint: 'http://127.0.0.1:80@example.com',
    }),
    'a path': JSON.stringify({ ...address, endpoint: 'http://127.0.0.1:4566/x' }),
  };
  for (const [what, line] of Object.entries(bad)) {
    it(`is refused when it is ${what}`, () => {
      assert.throws(
        () => parseAddress(line),
        (error: unknown) => isAppError(error) && error.kind === 'bug' && !error.message.includes('secret'),
      );
    });
  }
});
