import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createRecorder,
  formatOf,
  recordingName,
} from '../../../../../src/features/sessions/recording/recorder.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

describe('a recording’s format', () => {
  it('is said by the file’s extension', () => {
    assert.deepEqual(['a.cast', 'A.CAST', 'a.txt', 'a.log', 'cast'].map(formatOf), [
      'asciicast',
      'asciicast',
      'text',
      'text',
      'text',
    ]);
  });
});

describe('an asciicast', () => {
  it('begins with a header of version 2, then has an event a line', async () => {
    const clock = new ManualClock();
    const startedAt = clock.now();
    const recorder = createRecorder('asciicast', { title: 'web-1', size: { cols: 97, rows: 31 }, clock });
    await clock.advance(1234);
    const lines = [
      recorder.head,
      recorder.output('zażółć "\u001b[32m"\r\n'),
      recorder.resized({ cols: 80, rows: 24 }),
    ];
    assert.ok(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1));
    const [head, output, resized] = lines.map((line): unknown => JSON.parse(line));
    const timestamp = Math.floor(startedAt / 1000);
    assert.deepEqual(head, { version: 2, width: 97, height: 31, timestamp, title: 'web-1' });
    assert.deepEqual(output, [1.234, 'o', 'zażółć "\u001b[32m"\r\n']);
    assert.deepEqual(resized, [1.234, 'r', '80x24']);
  });

  it('has VS Code’s usual size while nobody has shown the terminal', () => {
    const { head } = createRecorder('asciicast', { title: 't', clock: new ManualClock() });
    assert.match(head, /"width":80,"height":24/);
  });
});

describe('a recording as text', () => {
  it('is what is shown, without control sequences and sizes', () => {
    const recorder = createRecorder('text', { title: 't', clock: new ManualClock() });
    assert.equal(recorder.head, '');
    assert.equal(recorder.output('\u001b[1mbold\u001b[0m\r\n'), 'bold\n');
    assert.equal(recorder.resized({ cols: 1, rows: 1 }), '');
  });
});

it('offers a name of node and time that every file system takes', () => {
  const now = Date.UTC(2026, 10, 22, 3, 4, 5);
  assert.equal(recordingName('i-1', now), 'i-1-2026-11-22T03-04-05.cast');
  assert.match(recordingName('ecs:a/b_c', now), /^ecs-a-b_c-2026/);
});
