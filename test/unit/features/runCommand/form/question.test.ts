import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import { previewOf, type PreviewInput } from '../../../../../src/features/runCommand/form/preview.ts';
import { questionOf, type Question } from '../../../../../src/features/runCommand/form/question.ts';
import { aFleet, aNode, aPreviewInput, draftOn } from '../../../../support/runForm.ts';

function ask(differs: Partial<PreviewInput>): Question {
  const input = aPreviewInput(differs);
  return questionOf(previewOf(input), input);
}

test('the question names document and number, the detail profile, Region and nodes', () => {
  const nodes = [aNode(1), aNode(2)];
  assert.deepEqual(ask({ draft: draftOn(nodes), fleet: aFleet(...nodes) }), {
    question: 'Run AWS-RunShellScript on 2 nodes?',
    detail: 'Under acme · eu-central-1.\nNodes: web-1, web-2.',
    verb: 'Run',
  });
});

test('warnings of the preview come into the question, explanations do not', () => {
  const lost = aNode(1, { online: false });
  const { detail } = ask({ draft: draftOn([lost]), fleet: aFleet(lost) });
  assert.match(detail, /1 node offline: web-1/);
  assert.doesNotMatch(detail, /Starts on 1 node/);
});

test('production is handed on, so that it is asked twice', () => {
  const prod = aNode(1, { production: true });
  assert.equal(
    ask({ draft: draftOn([prod]), fleet: aFleet(prod) }).production,
    '1 node is production: web-1.',
  );
  const web = aNode(2);
  assert.equal(
    ask({ draft: draftOn([web]), fleet: aFleet(web), productionProfile: 'prod' }).production,
    'The profile prod is production.',
  );
});

test('nodes of which nothing is known are named by id, and asked for as if they were production', () => {
  const web = aNode(1);
  const fleet = { ...aFleet(), complete: false };
  const { detail, production } = ask({ draft: draftOn([web]), fleet, fleetFailure: 'No route.' });
  assert.match(detail, new RegExp(`Nodes: ${web.id}\\.`));
  assert.equal(production, 'Whether all of these nodes are outside production is not known.');
});

test('a number that is not known is not made up', () => {
  const { question, detail } = ask({
    draft: { ...emptyDraft, targetKind: 'resourceGroup', resourceGroup: 'web' },
  });
  assert.equal(question, 'Run AWS-RunShellScript on the resource group web?');
  assert.match(detail, /The number of nodes is not known/);
});
