import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { parseToPage, type OutputView } from '../../../../../src/features/runCommand/results/messages.ts';
import {
  outputView,
  usualStep,
  type OutputState,
} from '../../../../../src/features/runCommand/results/outputView.ts';
import { aCommand, anInvocation, anOutput, aStep } from '../../../../support/commands.ts';

const name = 'aws:runShellScript';

function view(differs: Partial<OutputState> = {}): OutputView {
  return outputView({
    command: aCommand(),
    invocation: anInvocation(),
    step: name,
    output: anOutput(),
    loading: false,
    failure: undefined,
    ...differs,
  });
}

function text(spans: OutputView['stdout']): string {
  return spans.map((span) => span.text).join('');
}

test('output and errors are shown apart, with exit code and times', () => {
  const shown = view({
    output: anOutput({ stderr: 'warn\n', exitCode: 3, status: 'Failed' }),
    invocation: anInvocation({ status: 'Failed', steps: [aStep({ status: 'Failed', exitCode: 3 })] }),
  });
  assert.equal(text(shown.stdout), 'hello\n');
  assert.equal(text(shown.stderr), 'warn\n');
  assert.deepEqual(
    [shown.exit, shown.took, shown.status, shown.tone],
    ['exit code 3', '1.0 s', 'Failed', 'bad'],
  );
  assert.deepEqual([shown.startedAt, shown.finishedAt], [1_700_000_001_000, 1_700_000_002_000]);
});

test('the view is a message that the page accepts', () => {
  const shown = view({ failure: new AppError('denied', 'No.'), loading: true });
  assert.ok(parseToPage(JSON.parse(JSON.stringify(shown))) !== undefined);
});

test('until the whole is read the listed beginning stands there', () => {
  const steps = [aStep({ output: 'x'.repeat(2500) })];
  const shown = view({ output: undefined, invocation: anInvocation({ steps }) });
  assert.equal(text(shown.stdout).length, 2500);
  assert.deepEqual(shown.cut, ['This is the beginning; the whole is being read.']);
});

test('what was cut off is said, with what to do about it', () => {
  const shown = view({ output: anOutput({ stdout: 'x'.repeat(24_000) }) });
  assert.equal(shown.cut.length, 1);
  assert.match(shown.rest[0]?.value ?? '', /Run it again/);
});

test('a node that printed nothing has no pieces and nothing cut', () => {
  const shown = view({
    output: anOutput({ stdout: '' }),
    invocation: anInvocation({ steps: [aStep({ output: '' })] }),
  });
  assert.deepEqual([shown.stdout, shown.stderr, shown.cut, shown.rest], [[], [], [], []]);
});

test('a node that was never reached is explained', () => {
  const invocation = anInvocation({ status: 'TimedOut', details: 'DeliveryTimedOut', steps: [] });
  const shown = view({ output: undefined, step: undefined, invocation });
  assert.equal(shown.status, 'Delivery timed out');
  assert.match(shown.meaning, /did not take the command/);
  assert.deepEqual([shown.exit, shown.took], ['', '']);
});

test('steps are listed when there are several, the chosen one marked', () => {
  const steps = [aStep({ name: 'one' }), aStep({ name: 'two', status: 'Failed', exitCode: 2 })];
  const shown = view({ invocation: anInvocation({ steps }), step: 'two' });
  assert.deepEqual(
    shown.steps.map((step) => [step.name, step.selected, step.exit]),
    [
      ['one', false, 'exit code 0'],
      ['two', true, 'exit code 2'],
    ],
  );
  assert.deepEqual(view().steps, []);
});

test('the first failed step is shown, else the last that began', () => {
  const notYet = aStep({ name: 'three', status: 'Pending', startedAt: undefined });
  const good = aStep({ name: 'one' });
  const bad = aStep({ name: 'two', status: 'Failed' });
  assert.equal(usualStep([good, bad, notYet]), 'two');
  assert.equal(usualStep([good, aStep({ name: 'two' }), notYet]), 'two');
  assert.equal(usualStep([notYet]), 'three');
  assert.equal(usualStep([]), undefined);
});

test('escape sequences of a node never reach the page as such', () => {
  const shown = view({ output: anOutput({ stdout: '\u001b[31mred\u001b[0m\u001b]0;t\u0007<img src=x>' }) });
  assert.deepEqual(shown.stdout, [
    { text: 'red', style: 'fg-red' },
    { text: '<img src=x>', style: '' },
  ]);
});
