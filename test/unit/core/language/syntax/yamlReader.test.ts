import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';
import { YamlReader } from '../../../../../src/core/language/syntax/yamlReader.ts';
import { createRandom } from '../../../../support/random.ts';

/** A runbook that is long enough to be read in pieces. */
function runbook(steps: number): string {
  const parameters = 'parameters:\n  A:\n    type: String\n  B:\n    type: String\n';
  const step = (index: number): string =>
    `  - name: step${index}\n    action: aws:executeScript\n    # why\n    inputs:\n      Runtime: python3.11\n` +
    `      Handler: run\n      Script: |\n        def run(events, context):\n\n          return {"a": "${index}"}\n`;
  const list = Array.from({ length: steps }, (_, index) => step(index)).join('');
  return `schemaVersion: "0.3"\n${parameters}mainSteps:\n${list}outputs:\n- step1.a\n`;
}

function same(reader: YamlReader, text: string): void {
  assert.deepEqual(reader.read(text), parseYamlText(text));
}

test('a text in pieces gives the tree of the whole', () => {
  same(new YamlReader(), runbook(60));
  same(new YamlReader(), runbook(60).replaceAll('\n', '\r\n'));
});

test('after an edit only what changed is read, and the tree is that of the whole', () => {
  const reader = new YamlReader();
  const text = runbook(60);
  const before = reader.read(text);
  const edited = text.replace('step30\n', 'step30b\n');
  const after = reader.read(edited);
  assert.deepEqual(after, parseYamlText(edited));
  assert.ok(before.root?.kind === 'map' && after.root?.kind === 'map');
  const [first, second] = [before.root.entries[0], after.root.entries[0]];
  assert.equal(first?.value, second?.value, 'what stands before the edit is the same object');
});

test('equal pieces in several places stand where they stand', () => {
  const text = runbook(40).replaceAll(/step\d+/g, 'step');
  same(new YamlReader(), text);
});

test('anchors and aliases reach over pieces, so they are read together', () => {
  const text = `${runbook(40)}variables:\n  X: &x\n    type: String\n  Y: *x\n`;
  same(new YamlReader(), text);
});

test('a mistake is found as in the whole text, and once it is gone nothing of it is left', () => {
  const reader = new YamlReader();
  const text = runbook(40);
  same(reader, text);
  const broken = text.replace('name: step20\n', 'name: "step20\n');
  assert.ok(reader.read(broken).problems.length > 0);
  same(reader, broken);
  same(reader, text);
});

test('whatever is done to the fixtures, pieces and whole agree', () => {
  const random = createRandom(11);
  const pick = <T>(of: readonly T[]): T => of[random.below(of.length)] as T;
  const bits = [' ', '\n', '# c\n', '&a ', '*a', '"', '- ', '{', ']', ': ', '\t', '---\n', '!Sub ', '>-\n'];
  const folder = 'test/fixtures/documents/valid';
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const name of files) {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const long = `${text}\n# ${'-'.repeat(4096)}\n`;
    const reader = new YamlReader();
    for (let round = 0; round < 30; round += 1) {
      const at = random.below(text.length + 1);
      same(reader, long.slice(0, at) + pick(bits) + long.slice(at));
    }
  }
});
