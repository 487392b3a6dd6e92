import { describe, it, test } from 'node:test';
import assert from 'node:assert/strict';
import { throwIfAborted } from '../../../../../src/core/base/abort.ts';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { draftOfSeed, emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import { commandId, nodeIdOf } from '../../../../support/commands.ts';
import { FakeConnection, type Answers } from '../../../../support/fakeConnection.ts';
import { answers, deferred, scene, script } from '../../../../support/formScene.ts';
import { settle } from '../../../../support/manualClock.ts';
import { shellContent } from '../../../../support/runForm.ts';

test('a seeded form reads its document and the nodes, and knows what it reaches', async () => {
  const { form, nodes } = scene();
  await settle();
  assert.deepEqual(
    form().parameters.map((parameter) => parameter.name),
    ['commands', 'executionTimeout'],
  );
  assert.equal(form().preview.reach, '1 node');
  assert.deepEqual(
    nodes().rows.map((row) => `${row.name} ${row.chosen}`),
    ['web-1 true', 'prod-2 false'],
  );
});

test('a page that comes back is given the whole state', async () => {
  const { model } = scene();
  await settle();
  assert.deepEqual(
    model.messages().map((message) => message.type),
    ['form', 'documents', 'nodes'],
  );
});

test('every edit is answered with the number of the last one seen', async () => {
  const { form, edit } = scene();
  await edit(script, { kind: 'text', field: 'comment', value: 'x' });
  assert.equal(form().seq, 2);
  assert.equal(form().draft.comment, 'x');
});

test('a good form is asked for and sent once, however often the button is pressed', async () => {
  const { model, edit, send, questions, sent, connection } = scene();
  await edit(script);
  model.handle({ type: 'send' });
  model.handle({ type: 'send' });
  await send();
  assert.equal(questions.length, 1);
  assert.deepEqual(connection.inputs('SendCommand'), [
    {
      DocumentName: 'AWS-RunShellScript',
      DocumentVersion: '$DEFAULT',
      InstanceIds: [nodeIdOf(1)],
      Parameters: { commands: ['uptime'] },
    },
  ]);
  assert.equal(sent[0]?.id, commandId);
});

test('a form with problems is not asked for: they show, and the page is led to them', async () => {
  const { form, send, questions } = scene();
  await settle();
  assert.deepEqual(form().problems, {});
  await send();
  assert.deepEqual(form().problems, { 'parameter.commands': 'A value is required.' });
  assert.equal(form().attempt, 1);
  assert.equal(questions.length, 0);
});

test('sending waits until document and nodes are known, so that the question is true', async () => {
  const { model, edit, questions } = scene({
    draft: { ...emptyDraft, nodeIds: [nodeIdOf(2)], parameters: { commands: 'reboot' } },
  });
  model.handle({ type: 'send' });
  await edit();
  assert.equal(questions[0]?.production, '1 node is production: prod-2.');
});

test('rules of a document that arrive late still hold the command back', async () => {
  const { model, form, questions } = scene({ draft: { ...emptyDraft, nodeIds: [nodeIdOf(1)] } });
  model.handle({ type: 'send' });
  await settle();
  assert.equal(questions.length, 0);
  assert.deepEqual(Object.keys(form().problems), ['parameter.commands']);
  assert.equal(form().sending, false);
});

test('a No sends nothing and the form stays', async () => {
  const { edit, send, connection, form } = scene({ confirm: false });
  await edit(script);
  await send();
  assert.equal(connection.count('SendCommand'), 0);
  assert.equal(form().sending, false);
  assert.equal(form().failure, undefined);
});

test('a production profile makes every run one on production', async () => {
  const { edit, send, questions } = scene({ spec: { profile: 'acme-prod', label: 'acme-prod' } });
  await edit(script);
  await send();
  assert.equal(questions[0]?.production, 'The profile acme-prod is production.');
});

test('a refusal of the service shows in the form, which keeps what was typed', async () => {
  const { edit, send, form } = scene({
    answers: {
      SendCommand: () => {
        throw new AppError('denied', 'Not allowed.', { action: 'ssm:SendCommand' });
      },
    },
  });
  await edit(script);
  await send();
  assert.equal(form().failure?.sentence, 'Not allowed. The missing permission is ssm:SendCommand.');
  assert.equal(form().draft.parameters['commands'], 'uptime');
  await edit({ kind: 'text', field: 'comment', value: 'again' });
  assert.equal(form().failure, undefined);
});

test('without its document nothing is sent, and Retry reads it again', async () => {
  let broken = true;
  const { model, edit, send, form, connection } = scene({
    answers: {
      GetDocument: () => {
        if (broken) throw new AppError('network', 'No route.');
        return { Content: shellContent };
      },
    },
  });
  await edit(script);
  await send();
  assert.equal(connection.count('SendCommand'), 0);
  assert.equal(form().failure?.sentence, 'No route.');
  broken = false;
  model.handle({ type: 'act', act: 'retry' });
  await send();
  assert.equal(form().failure, undefined);
  assert.equal(connection.count('SendCommand'), 1);
});

test('another document is read at once, and parameters of the same name keep what was typed', async () => {
  const { edit, form, connection } = scene();
  await edit(script, { kind: 'text', field: 'documentName', value: 'AWS-RunPowerShellScript' });
  assert.equal(connection.count('GetDocument'), 2);
  assert.equal(form().draft.parameters['commands'], 'uptime');
});

test('a name that cannot be a document’s is a problem, not a call', async () => {
  const { edit, form, connection } = scene();
  await settle();
  await edit({ kind: 'text', field: 'documentName', value: 'a b' });
  assert.equal(connection.count('GetDocument'), 1);
  assert.deepEqual(Object.keys(form().problems), ['documentName']);
  assert.deepEqual(form().parameters, []);
});

test('documents are listed when they are first searched, and once', async () => {
  const { model, documents, connection } = scene();
  await settle();
  assert.equal(connection.count('ListDocuments'), 0);
  model.handle({ type: 'searchDocuments', query: '' });
  await settle();
  model.handle({ type: 'searchDocuments', query: 'power' });
  await settle();
  assert.equal(connection.count('ListDocuments'), 3);
  assert.equal(documents().query, 'power');
  assert.deepEqual(documents().items, []);
});

test('nodes are searched and chosen, and the preview follows', async () => {
  const { model, nodes, form, edit } = scene();
  await settle();
  model.handle({ type: 'searchNodes', query: 'prod' });
  assert.deepEqual(
    nodes().rows.map((row) => row.name),
    ['web-1', 'prod-2'],
  );
  await edit({ kind: 'nodes', ids: [nodeIdOf(2)], chosen: true });
  assert.equal(form().preview.reach, '2 nodes');
  model.handle({ type: 'leaveOut', ids: [nodeIdOf(2)] });
  assert.equal(form().preview.reach, '1 node');
});

test('nodes that cannot be read do not keep a run back', async () => {
  const { edit, send, questions, form } = scene({
    answers: {
      DescribeInstanceProperties: () => {
        throw new AppError('network', 'No route.');
      },
    },
  });
  await edit(script);
  assert.match(form().preview.lines[0]?.text ?? '', /The nodes could not be read: No route\./);
  await send();
  assert.equal(questions.length, 1);
});

test('acts that are not for the form are handed on', async () => {
  const { model, acts } = scene();
  model.handle({ type: 'act', act: 'signIn' });
  model.handle({ type: 'act', act: 'showLog' });
  assert.deepEqual(acts, ['signIn', 'showLog']);
});

test('closing the form does not take back what was confirmed', async () => {
  let answer: () => void = () => undefined;
  const { model, edit, sent, connection } = scene({
    answers: {
      SendCommand: ({ DocumentName }) =>
        new Promise((resolve) => {
          answer = () => resolve({ Command: { CommandId: commandId, DocumentName } });
        }),
    },
  });
  await edit(script);
  model.handle({ type: 'send' });
  await settle();
  assert.equal(connection.count('SendCommand'), 1);
  model.dispose();
  answer();
  await settle();
  assert.equal(sent[0]?.id, commandId);
});

test('a form that is closed before the question is not asked for any more', async () => {
  const { model, questions } = scene({
    draft: { ...emptyDraft, nodeIds: [nodeIdOf(1)], parameters: { commands: 'ls' } },
  });
  model.handle({ type: 'send' });
  model.dispose();
  await settle();
  assert.equal(questions.length, 0);
});

test('a form that is closed aborts what it was reading', async () => {
  const { model, connection } = scene();
  model.dispose();
  await settle();
  const before = connection.calls.length;
  await settle();
  assert.equal(connection.calls.length, before);
});

describe('closing the form', () => {
  it('while the command is on its way loses nothing: the command is told all the same', async () => {
    const answer = deferred<undefined>();
    const { edit, send, close, sent, late } = scene({
      answers: {
        SendCommand: async (_, { signal }) => {
          await answer.promise;
          throwIfAborted(signal);
          return { Command: { CommandId: commandId, Status: 'Pending' } };
        },
      },
    });
    await edit(script);
    await send();
    close();
    answer.resolve(undefined);
    await settle();
    assert.equal(sent[0]?.id, commandId);
    assert.deepEqual(late, []);
  });

  it('while the command is on its way still reports its refusal', async () => {
    const answer = deferred<never>();
    const { edit, send, close, sent, late } = scene({ answers: { SendCommand: () => answer.promise } });
    await edit(script);
    await send();
    close();
    const refusal = new AppError('denied', 'Not allowed.');
    answer.reject(refusal);
    await settle();
    assert.deepEqual(late, [refusal]);
    assert.deepEqual(sent, []);
  });

  it('while the question stands sends nothing, whatever is answered then', async () => {
    const agreed = deferred<boolean>();
    const { edit, send, close, connection } = scene({ confirm: () => agreed.promise });
    await edit(script);
    await send();
    close();
    agreed.resolve(true);
    await settle();
    assert.equal(connection.count('SendCommand'), 0);
  });

  it('while document and nodes are being read asks nothing', async () => {
    const { model, close, questions } = scene({
      draft: { ...emptyDraft, nodeIds: [nodeIdOf(1)], parameters: { commands: 'uptime' } },
    });
    model.handle({ type: 'send' });
    close();
    await settle();
    assert.equal(questions.length, 0);
  });
});

test('the rules of one version are never used for another that could not be read', async () => {
  const { edit, send, form, connection } = scene({
    answers: {
      GetDocument: ({ DocumentVersion }) => {
        if (DocumentVersion === '4') throw new AppError('notFound', 'No such version.');
        return { Content: shellContent };
      },
    },
  });
  await edit(script);
  await edit({ kind: 'text', field: 'documentVersion', value: '4' });
  assert.deepEqual(form().parameters, []);
  await send();
  assert.equal(connection.count('SendCommand'), 0);
  assert.equal(form().failure?.sentence, 'No such version.');
});

describe('after expired credentials', () => {
  const expired = (): never => {
    throw new AppError('expired', 'Your sign-in has expired.');
  };
  const lost: Answers = { GetDocument: expired, DescribeInstanceProperties: expired };

  it('a run reads anew what could not be read', async () => {
    const { edit, send, questions, connection } = scene({ answers: lost });
    await edit(script);
    connection.answer(answers);
    await send();
    assert.equal(questions.length, 1);
    assert.equal(connection.count('DescribeInstanceProperties'), 2);
    assert.equal(connection.count('SendCommand'), 1);
  });

  it('a sign-in brings document and nodes into the open form', async () => {
    const { edit, form, nodes, connection, connections } = scene({ answers: lost });
    await edit(script);
    connection.answer(answers);
    connections.refresh();
    await settle();
    assert.equal(form().failure, undefined);
    assert.equal(form().parameters.length, 2);
    assert.equal(nodes().rows.length, 2);
  });

  it('a document that can be read no more since holds the command back', async () => {
    const { edit, send, connection, connections } = scene();
    await edit(script);
    connection.answer(lost);
    connections.refresh();
    await settle();
    await send();
    assert.equal(connection.count('SendCommand'), 0);
  });

  it('a switch to another connection leaves the form alone, and so does one after it was closed', async () => {
    const { edit, close, connection, connections } = scene();
    await edit(script);
    const calls = connection.calls.length;
    connections.switchTo(new FakeConnection({}, { profile: 'other' }));
    close();
    connections.switchTo(connection);
    await settle();
    assert.equal(connection.calls.length, calls);
  });
});

test('the form and its question name profile and Region', async () => {
  const { edit, send, questions, form, connection } = scene();
  await edit(script);
  await send();
  assert.equal(form().connection, `${connection.label} · eu-central-1`);
  assert.ok(questions[0]?.detail.startsWith(`Under ${connection.label} · eu-central-1.\n`));
});

test('why a draft came back without its targets is said until some are chosen', async () => {
  const { edit, form } = scene({ draft: { ...emptyDraft, notice: 'Choose again.' } });
  await edit(script);
  assert.deepEqual(form().preview.lines[0], { tone: 'warning', text: 'Choose again.' });
  await edit({ kind: 'nodes', ids: [nodeIdOf(1)], chosen: true });
  assert.ok(!form().preview.lines.some((line) => line.text === 'Choose again.'));
});

test('a form that opens without targets says so and how to choose', async () => {
  const { form, edit } = scene({ draft: draftOfSeed({}) });
  await settle();
  const [line] = form().preview.lines;
  assert.equal(line?.tone, 'warning');
  assert.match(line.text, /^No node is chosen yet\. Tick nodes under Targets/);
  await edit({ kind: 'nodes', ids: [nodeIdOf(1)], chosen: true });
  assert.ok(!form().preview.lines.some(({ text }) => text.startsWith('No node is chosen')));
});

test('the profile of AWS_PROFILE is production too, though nobody chose it here', async () => {
  const { edit, send, questions } = scene({ spec: { label: 'acme-prod' } });
  await edit(script);
  await send();
  assert.equal(questions[0]?.production, 'The profile acme-prod is production.');
});
