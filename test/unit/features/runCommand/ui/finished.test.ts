import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { CommandRef } from '../../../../../src/core/model/refs.ts';
import { FinishedCommands } from '../../../../../src/features/runCommand/ui/finished.ts';
import { aCommand } from '../../../../support/commands.ts';
import { settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

type View = ConstructorParameters<typeof FinishedCommands>[0];

function ends(t: TestContext, visible = false) {
  const desk = freshDesk(t);
  const view: { visible: boolean; badge?: { value: number; tooltip: string } } = { visible };
  const opened: CommandRef[] = [];
  const finished = new FinishedCommands(view as unknown as View, (ref) => opened.push(ref));
  const end = (id: string, status: 'Success' | 'Failed'): void => {
    const command = aCommand({ id, status, details: status });
    void finished.tell({ ref: { connectionId: 'c', commandId: id }, command });
  };
  return { desk, view, opened, finished, end };
}

describe('the end of a command that nobody was watching', () => {
  it('is told by how it ended, with a button that opens its result', async (t) => {
    const { desk, opened, end } = ends(t);
    end('a', 'Success');
    end('b', 'Failed');
    assert.deepEqual(
      desk.messages.map(({ severity }) => severity),
      ['information', 'warning'],
    );
    desk.messages[0]?.press('Open Result');
    desk.messages[1]?.dismiss();
    await settle();
    assert.deepEqual(opened, [{ connectionId: 'c', commandId: 'a' }]);
  });

  it('is counted on the view until it or its result is looked at', (t) => {
    const { view, finished, end } = ends(t);
    end('a', 'Success');
    end('b', 'Failed');
    assert.deepEqual(view.badge, { value: 2, tooltip: '2 commands finished' });
    finished.seen({ connectionId: 'c', commandId: 'a' });
    assert.deepEqual(view.badge, { value: 1, tooltip: '1 command finished' });
    finished.seen();
    assert.equal(view.badge, undefined);
  });

  it('is not counted on a view that is seen', (t) => {
    const { view, end } = ends(t, true);
    end('a', 'Success');
    assert.equal(view.badge, undefined);
  });
});
