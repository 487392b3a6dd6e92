import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { AppError } from '../../src/core/base/errors.ts';
import { pickNode } from '../../src/features/sessions/ui/pickNode.ts';
import { FakeConnection } from '../support/fakeConnection.ts';

const node = (id: string, name: string): object => ({
  InstanceId: id,
  Name: name,
  PingStatus: 'Online',
  PlatformType: 'Linux',
});

/** A listing whose first page comes at once and whose later ones wait for ever. */
function slowFleet(): FakeConnection {
  return new FakeConnection({
    DescribeInstanceProperties: ({ MaxResults }) =>
      MaxResults === 50
        ? { InstanceProperties: [node('i-1', 'web-1'), node('i-2', 'web-2')], NextToken: 'more' }
        : new Promise(() => undefined),
  });
}

describe('choosing a node for a session', () => {
  it('works from the first page on, while the others are still on their way', async () => {
    const connection = slowFleet();
    const picked = pickNode(connection);
    const chosen = await repeat('workbench.action.acceptSelectedQuickOpenItem', picked);
    assert.deepEqual(chosen, {
      connectionId: connection.id,
      id: 'i-1',
      name: 'web-1',
      platform: 'Linux',
      online: true,
      production: false,
    });
  });

  it('gives nothing when it is dismissed', async () => {
    const picked = pickNode(slowFleet());
    assert.equal(await repeat('workbench.action.closeQuickOpen', picked), undefined);
  });

  it('fails when the nodes cannot be listed', async () => {
    const connection = new FakeConnection({
      DescribeInstanceProperties: () => {
        throw new AppError('denied', 'Access denied.');
      },
    });
    await assert.rejects(pickNode(connection), { kind: 'denied' });
  });
});

/** Gives the command again and again until the pick, which takes a moment to be drawn, has heard it. */
async function repeat<T>(command: string, picked: Promise<T>): Promise<T> {
  let isOver = false;
  const over = picked.finally(() => (isOver = true));
  while (!isOver) {
    await vscode.commands.executeCommand(command);
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  return picked;
}
