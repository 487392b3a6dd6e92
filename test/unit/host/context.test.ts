import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ContextMemory } from '../../../src/host/context.ts';
import { freshDesk } from '../../support/vscode/desk.ts';

describe('context keys', () => {
  it('are said once for each change, and not again while they stay', (t) => {
    const desk = freshDesk(t);
    const context = new ContextMemory();
    context.set('ssmWorkbench.nodes.filtered', false);
    context.set('ssmWorkbench.nodes.filtered', false);
    context.set('ssmWorkbench.nodes.filtered', true);
    context.set('ssmWorkbench.nodes.filtered', true);
    assert.deepEqual(desk.contextCalls, [
      ['ssmWorkbench.nodes.filtered', false],
      ['ssmWorkbench.nodes.filtered', true],
    ]);
  });

  it('of other names are remembered apart', (t) => {
    const desk = freshDesk(t);
    const context = new ContextMemory();
    context.set('ssmWorkbench.nodes.filtered', true);
    context.set('ssmWorkbench.documents.filtered', true);
    assert.deepEqual(
      [...desk.contexts.keys()],
      ['ssmWorkbench.nodes.filtered', 'ssmWorkbench.documents.filtered'],
    );
  });
});
