import { describe, it, test } from 'node:test';
import assert from 'node:assert/strict';
import { isRecord } from '../../../../../src/core/base/json.ts';
import { listOf, mapOf, text } from '../../../../../src/core/base/shape.ts';
import type { Command } from '../../../../../src/features/runCommand/command.ts';
import { draftOfCommand, emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import { givenOf, withEmpty, withText } from '../../../../../src/features/runCommand/form/given.ts';
import type { Edit } from '../../../../../src/features/runCommand/form/messages.ts';
import { aCommand, nodeIdOf } from '../../../../support/commands.ts';
import { scene, type Scene } from '../../../../support/formScene.ts';

test('what was typed and what is sent exactly are told apart', () => {
  assert.deepEqual(givenOf(emptyDraft, 'p'), { text: '', exact: undefined });
  const draft = { ...emptyDraft, parameters: { p: 'a\nb' }, exact: { p: ['a\nb'] } };
  assert.deepEqual(givenOf(draft, 'p'), { text: 'a\nb', exact: ['a\nb'] });
  assert.deepEqual(givenOf(withText(draft, 'p', 'c'), 'p'), { text: 'c', exact: undefined });
});

test('an empty text is wanted and given back, other parameters stay', () => {
  const draft = withText({ ...emptyDraft, exact: { q: ['x'] } }, 'p', 'typed');
  const empty = withEmpty(draft, 'p', true);
  assert.deepEqual(givenOf(empty, 'p'), { text: '', exact: [''] });
  assert.deepEqual(givenOf(withEmpty(empty, 'p', false), 'p'), { text: '', exact: undefined });
  assert.deepEqual(givenOf(empty, 'q').exact, ['x']);
});

test('a parameter may be called like something that every object has', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    assert.deepEqual(givenOf(emptyDraft, name), { text: '', exact: undefined });
    assert.equal(givenOf(withText(emptyDraft, name, 'x'), name).text, 'x');
    assert.deepEqual(givenOf(withEmpty(emptyDraft, name, true), name).exact, ['']);
    const both = withEmpty(withEmpty(emptyDraft, name, true), 'other', true);
    assert.deepEqual(givenOf(withText(both, 'other', ''), name).exact, ['']);
  }
});

describe('running an earlier command again', () => {
  /** A document with a default, a list and a free text. */
  const content = JSON.stringify({
    parameters: {
      commands: { type: 'StringList' },
      mode: { type: 'String', default: 'fast' },
      label: { type: 'String', default: 'none' },
    },
  });

  async function again(parameters: Command['parameters'], ...edits: readonly Edit[]): Promise<Scene> {
    const draft = draftOfCommand(aCommand({ parameters, nodeIds: [nodeIdOf(1)] }));
    const run = scene({ draft, answers: { GetDocument: () => ({ Content: content }) } });
    await run.edit(...edits);
    await run.send();
    return run;
  }

  function sentParameters({ connection }: Scene): unknown {
    const [request] = connection.inputs('SendCommand');
    assert.ok(isRecord(request));
    return request['Parameters'];
  }

  it('sends what it sent: empty texts, line ends inside of items, blank ends', async () => {
    const parameters = { commands: ['echo a\necho b', '', 'c\r', ''], mode: [''], label: [' x\ny '] };
    assert.deepEqual(sentParameters(await again(parameters)), parameters);
  });

  it('says in the preview what no field shows', async () => {
    const { form } = await again({ commands: ['a\nb'], mode: [''], gone: ['x'] });
    const lines = form().preview.lines.map(({ tone, text }) => `${tone}: ${text}`);
    assert.deepEqual(lines.slice(0, 3), [
      'warning: AWS-RunShellScript has no parameter gone: not sent.',
      'info: Sent empty, not left to the default: mode.',
      'info: Sent exactly as in the earlier command: commands.',
    ]);
  });

  it('sends what was typed instead, and the default where it was asked for again', async () => {
    const run = await again(
      { commands: ['a\nb'], mode: [''] },
      { kind: 'parameter', name: 'commands', value: 'c\nd' },
      { kind: 'sendEmpty', name: 'mode', value: false },
    );
    assert.deepEqual(sentParameters(run), { commands: ['c', 'd'] });
  });

  it('holds back what the document cannot take', async () => {
    const { connection, form } = await again({ commands: ['x'], mode: ['a', 'b'] });
    assert.equal(connection.count('SendCommand'), 0);
    assert.deepEqual(form().problems, { 'parameter.mode': 'One value is taken, and these are 2.' });
  });

  it('keeps names that every object has apart', async () => {
    const hostile: unknown = JSON.parse('{"commands":["x"],"__proto__":["y"],"constructor":[""]}');
    assert.ok(mapOf(listOf(text))(hostile));
    const run = await again(hostile);
    assert.deepEqual(sentParameters(run), { commands: ['x'] });
    assert.match(run.questions[0]?.detail ?? '', /no parameter __proto__, constructor: not sent/);
  });
});
