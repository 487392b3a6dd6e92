import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { publishedSchemas } from '../../../../../src/core/language/schema/published.ts';
import { automationActions } from '../../../../../src/core/language/tables/actions/index.ts';
import { commandPlugins } from '../../../../../src/core/language/tables/plugins/index.ts';
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
    assert.ok(all.length > 60, `${file}: ${all.length}`);
    for (const [path, description] of all) {
      assert.ok(typeof description === 'string' && /^\S.{8,}/.test(description), `${file}${path}`);
    }
  }
});

const samples = 'test/fixtures/documents/valid';

test('the valid documents among the fixtures satisfy the schema of their type', () => {
  let checked = 0;
  for (const name of readdirSync(samples)) {
    // The values that CloudFormation computes are of no type yet.
    if (name.startsWith('cloudformation')) continue;
    const document: unknown = parse(readFileSync(`${samples}/${name}`, 'utf8'));
    if (!isRecord(document)) continue;
    const file = { '0.3': 'automation-0.3.schema.json', '2.2': 'command-2.2.schema.json' }[
      String(document['schemaVersion'])
    ];
    if (file === undefined || 'templateInformation' in document) continue;
    assert.equal(compiled(file)(document), true, name);
    checked += 1;
  }
  assert.ok(checked >= 4);
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
