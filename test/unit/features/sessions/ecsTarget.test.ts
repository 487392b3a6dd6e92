import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ecsName,
  ecsQuestion,
  ecsTargetProblem,
  parseEcsTarget,
} from '../../../../src/features/sessions/ecsTarget.ts';
import { node as aNode } from '../../../support/session/terminalScene.ts';

const task = '0123456789abcdef0123456789abcdef';
const runtime = `${task}-1234567890`;
const target = { id: `ecs:my-cluster_${task}_${runtime}`, cluster: 'my-cluster', task, runtime };

describe('an ECS target', () => {
  it('has cluster, task and runtime, of Fargate, of EC2 and of before long ids', () => {
    for (const [cluster, taskId, runtimeId] of [
      ['my-cluster', task, runtime],
      ['with_underscore_', task, `${task}-0527074092`],
      ['c', '01234567-89ab-cdef-0123-456789abcdef', `${task}${task}`],
    ] as const) {
      const id = `ecs:${cluster}_${taskId}_${runtimeId}`;
      assert.deepEqual(parseEcsTarget(id), { id, cluster, task: taskId, runtime: runtimeId });
    }
  });

  it('is read as people have it at hand', () => {
    const account = 'arn:aws-cn:ecs:cn-north-1:123456789012';
    for (const text of [
      ` ${target.id}\n`,
      `"${target.id}"`,
      target.id.replace('ecs:', 'ECS: '),
      target.id.replace('ecs:', ''),
      `my-cluster ${task} ${runtime}`,
      `my-cluster, ${task},\t${runtime}`,
      `my-cluster/${task}/${runtime}`,
      `${account}:task/my-cluster/${task} ${runtime}`,
      `${account}:cluster/my-cluster ${account}:task/my-cluster/${task} ${runtime}`,
      `ecs:${account}:cluster/my-cluster_${task}_${runtime}`,
    ]) {
      assert.deepEqual(parseEcsTarget(text), target, text);
    }
  });

  it('is explained with an example when it is something else', () => {
    for (const text of [
      '',
      'i-0123456789abcdef0',
      'ecs:',
      `ecs:my-cluster_${task}`,
      `my-cluster ${task}`,
      `ecs:my-cluster_${runtime}_${task}`,
      `a b ${task} ${runtime}`,
      `my-cluster ${task.slice(1)} ${runtime}`,
      `arn:aws:ecs:eu-central-1:123456789012:service/my-cluster/${task} ${runtime}`,
      `${'c'.repeat(256)} ${task} ${runtime}`,
      `ecs:my-clüster_${task}_${runtime}`,
      `ecs:my-cluster_${task}_${runtime}\u001b[2J`,
    ]) {
      const [, example = ''] = /runtimeId .* for example (\S+)$/.exec(ecsTargetProblem(text) ?? '') ?? [];
      assert.equal(ecsTargetProblem(example), undefined, text);
      assert.notEqual(example, '', text);
    }
  });

  it('is refused unread when it is far too long', () => {
    for (const text of ['_'.repeat(1e6), 'arn:'.repeat(1e6), `${target.id}${' '.repeat(1e6)}`]) {
      assert.equal(parseEcsTarget(text), undefined);
    }
  });

  it('is named by its cluster and the beginning of its task', () => {
    assert.equal(ecsName(target), 'my-cluster/01234567');
  });
});

describe('the question before a session in a container', () => {
  const node = { ...aNode, id: target.id };
  const dev = { label: 'dev', region: 'eu-central-1' };

  it('says what is touched: cluster, task, container, account and document', () => {
    const { question, detail } = ecsQuestion(target, node, {}, dev);
    assert.match(question, /my-cluster/);
    assert.equal(
      detail,
      `Task ${task}, container ${runtime}, in eu-central-1 (dev). Session document: the account’s preferences.`,
    );
    const choice = { documentName: 'My-Login', parameters: { password: ['hunter2'] } };
    assert.match(ecsQuestion(target, node, choice, dev).detail, /Session document: My-Login\.$/);
  });

  it('says that it is production, or that nobody knows', () => {
    const marked = ecsQuestion(target, { ...node, production: true }, {}, { ...dev, label: 'acme-prod' });
    assert.match(marked.detail, /acme-prod is marked as production\.$/);
    const unknown = ecsQuestion(target, { ...node, doubt: 'no tags' }, {}, dev).detail;
    assert.match(unknown, /Whether this container is production is not known \(no tags\)\. Treat it as/);
  });

  it('shows what comes from elsewhere as text of one line', () => {
    const hostile = { ...dev, label: 'de\u001b[2Jv\n' };
    const { detail } = ecsQuestion(target, node, { documentName: 'a\nb' }, hostile);
    assert.ok(!detail.includes('\n') && !detail.includes('\u001b'), detail);
  });
});
