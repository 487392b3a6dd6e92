import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { publishedSchemas } from '../../../../../src/core/language/schema/published.ts';
import { automationActions } from '../../../../../src/core/language/tables/actions/index.ts';
import { commandPlugins, legacyPlugins } from '../../../../../src/core/language/tables/plugins/index.ts';
import { isRecord } from '../../../../../src/core/base/json.ts';

const folder = 'schemas';
const schemas = publishedSchemas();

/** `UPDATE_SCHEMAS=1 npm run test:unit -- schema/published` writes the files after a change of the tables. */
function render(schema: unknown): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function schemaNamed(file: string): Readonly<Record<string, unknown>> {
  const schema = schemas.get(file);
  assert.ok(schema);
  return schema;
}

function compiled(file: string): (value: unknown) => boolean {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schemaNamed(file));
  return (value) => validate(value);
}

test('the files in schemas/ are those that the tables yield', () => {
  for (const [file, schema] of schemas) {
    const path = `${folder}/${file}`;
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(path, render(schema));
    assert.ok(existsSync(path), path);
    assert.equal(
      readFileSync(path, 'utf8'),
      render(schema),
      `${path} is out of date: run with UPDATE_SCHEMAS=1`,
    );
  }
  const found = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  assert.deepEqual(found.sort(), [...schemas.keys()].sort());
});

test('each schema is valid JSON Schema draft 7', () => {
  for (const [file, schema] of schemas) {
    const ajv = new Ajv({ strict: false });
    assert.equal(ajv.validateSchema(schema), true, file);
    assert.equal(schema['$schema'], 'http://json-schema.org/draft-07/schema#');
  }
});

test('every action and plugin of the tables has its inputs in a schema, and no other has', () => {
  const rows = [
    ['automation-0.3.schema.json', automationActions],
    ['command-2.2.schema.json', commandPlugins],
    ['command-1.2.schema.json', legacyPlugins],
  ] as const;
  for (const [file, actions] of rows) {
    const { definitions } = schemaNamed(file);
    assert.ok(isRecord(definitions));
    const described = Object.keys(definitions).filter((name) => name.startsWith('inputs of '));
    assert.deepEqual(described.sort(), actions.map((action) => `inputs of ${action.name}`).sort());
  }
});

/** Every description below a schema's properties. */
function* descriptions(value: unknown, path = ''): Generator<readonly [path: string, description: unknown]> {
  if (!isRecord(value)) return;
  const { properties } = value;
  if (isRecord(properties)) {
    for (const [name, property] of Object.entries(properties)) {
      if (name !== '$schema' && isRecord(property)) yield [`${path}/${name}`, property['description']];
      yield* descriptions(property, `${path}/${name}`);
    }
  }
  for (const key of ['definitions', 'items']) {
    const inner = value[key];
    if (key === 'definitions' && isRecord(inner)) {
      for (const [name, definition] of Object.entries(inner))
        yield* descriptions(definition, `${path}#${name}`);
    } else yield* descriptions(inner, path);
  }
}

test('every property says what it is for, in a sentence', () => {
  for (const [file, schema] of schemas) {
    const all = [...descriptions(schema)];
    assert.ok(all.length > 0, file);
    for (const [path, description] of all) {
      assert.ok(typeof description === 'string' && /^\S.{8,}/.test(description), `${file}${path}`);
    }
  }
});

function fileFor(document: Readonly<Record<string, unknown>>): string {
  if ('packages' in document) return 'package-2.0.schema.json';
  if ('templateInformation' in document) return 'change-template-0.3.schema.json';
  const isPolicy = JSON.stringify(document['mainSteps'] ?? []).includes('aws:softwareInventory');
  const version = String(document['schemaVersion']);
  if (version === '2.0') return isPolicy ? 'policy-2.0.schema.json' : 'command-2.0.schema.json';
  const names: Readonly<Record<string, string>> = { '0.3': 'automation', '1.0': 'session' };
  return `${names[version] ?? 'command'}-${version}.schema.json`;
}

const samples = 'test/fixtures/documents/valid';

test('the valid documents among the fixtures satisfy the schema of their type', () => {
  const checked = new Set<string>();
  for (const name of readdirSync(samples)) {
    // The values that CloudFormation computes are of no type yet.
    if (name.startsWith('cloudformation')) continue;
    const document: unknown = parse(readFileSync(`${samples}/${name}`, 'utf8'));
    if (!isRecord(document)) continue;
    const file = fileFor(document);
    assert.equal(compiled(file)(document), true, `${name} by ${file}`);
    checked.add(file);
  }
  assert.ok(checked.size >= 6, [...checked].join());
});

test('a schema refuses an unknown action, a missing input, an unknown input and a wrong type', () => {
  const isValid = compiled('automation-0.3.schema.json');
  const runbook = (step: unknown): unknown => ({ schemaVersion: '0.3', mainSteps: [step] });
  const sleep = { name: 'a', action: 'aws:sleep' };
  assert.equal(isValid(runbook({ ...sleep, inputs: { Duration: 'PT1M' } })), true);
  assert.equal(isValid(runbook({ ...sleep, action: 'aws:sleeep', inputs: { Duration: 'PT1M' } })), false);
  assert.equal(isValid(runbook({ ...sleep, inputs: {} })), false);
  assert.equal(isValid(runbook({ ...sleep, inputs: { Duration: 'PT1M', Until: 'x' } })), false);
  assert.equal(isValid(runbook({ ...sleep, inputs: { Duration: ['PT1M'] } })), false);
  assert.equal(isValid({ schemaVersion: '0.3' }), false);
});

test('a session has the properties of its type', () => {
  const isValid = compiled('session-1.0.schema.json');
  const session = (sessionType: string, properties: unknown): unknown => ({
    schemaVersion: '1.0',
    sessionType,
    properties,
  });
  assert.equal(isValid(session('Port', { portNumber: '22' })), true);
  assert.equal(isValid(session('Port', { portNumber: '70000' })), false);
  assert.equal(isValid(session('Port', { linux: { commands: 'top' } })), false);
  assert.equal(isValid(session('InteractiveCommands', { linux: { commands: 'top' } })), true);
  assert.equal(isValid(session('InteractiveCommands', { portNumber: '22' })), false);
});

test('limits and forms of values are checked, and references pass for any', () => {
  const isValid = compiled('automation-0.3.schema.json');
  const run = (inputs: unknown): unknown => ({
    schemaVersion: '0.3',
    mainSteps: [{ name: 'a', action: 'aws:sleep', inputs }],
  });
  assert.equal(isValid(run({ Duration: 'PT10M' })), true);
  assert.equal(isValid(run({ Duration: '{{ Wait }}' })), true);
  assert.equal(isValid(run({ Duration: '10 minutes' })), false);
});

test('plugins of schema version 1.2 have their inputs in a map or in a list of maps', () => {
  const isValid = compiled('command-1.2.schema.json');
  const run = (properties: unknown): unknown => ({
    schemaVersion: '1.2',
    runtimeConfig: { 'aws:runShellScript': { properties } },
  });
  assert.equal(isValid(run({ runCommand: ['date'] })), true);
  assert.equal(isValid(run([{ id: '0.aws:runShellScript', runCommand: ['date'] }])), true);
  assert.equal(isValid(run([{ id: '0.aws:runShellScript' }])), false);
});
