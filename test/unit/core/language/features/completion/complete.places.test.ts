import { test } from 'node:test';
import assert from 'node:assert/strict';
import { accepted, completionsAt, labels } from '../../../../../support/completing.ts';

const head = `schemaVersion: "0.3"
parameters:
  InstanceId:
    type: AWS::EC2::Instance::Id
    description: The instance.
  Names:
    type: StringList
mainSteps:
`;
const find = `  - name: find
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: DescribeInstances
    outputs:
      - Name: State
        Selector: $.x
        Type: String
`;

function step(...lines: readonly string[]): string {
  return `${head}  - name: a\n    action: ${lines.map((line) => `${line}\n`).join('    ')}`;
}

test('Service and Api: namespaces as boto3 has them, then the operations of the one', async () => {
  const services = await labels(step('aws:executeAwsApi', 'inputs:', '  Service: ‸'));
  assert.ok(services.includes('ec2') && services.includes('cloudwatch'));
  const operations = await labels(step('aws:executeAwsApi', 'inputs:', '  Service: rds', '  Api: Des‸'));
  assert.ok(operations.includes('DescribeDBInstances'));
  assert.equal(operations.includes('DescribeInstances'), false);
  assert.deepEqual(await labels(step('aws:executeAwsApi', 'inputs:', '  Service: nothing', '  Api: ‸')), []);
});

test('fields of the request are inputs, the required first, and their own fields follow', async () => {
  const inputs = await completionsAt(
    step('aws:executeAwsApi', 'inputs:', '  Service: ec2', '  Api: StartInstances', '  ‸'),
  );
  assert.equal(inputs[0]?.label, 'InstanceIds');
  assert.equal(inputs[0].detail, 'StringList, required');
  const filters = step(
    'aws:executeAwsApi',
    'inputs:',
    '  Service: ec2',
    '  Api: DescribeInstances',
    '  Filters:',
    '    - ‸',
  );
  assert.deepEqual(await labels(filters), ['Name', 'Values']);
  const json = `{"schemaVersion":"0.3","mainSteps":[{"name":"a","action":"aws:executeAwsApi","inputs":{"Service":"sqs","Api":"SendMessage","‸"}}]}`;
  assert.deepEqual((await labels(json, 'json')).slice(0, 2), ['QueueUrl', 'MessageBody']);
});

test('Selector and PropertySelector go down into the answer of the operation', async () => {
  const selector = (typed: string): string =>
    `${head}${find.replace('$.x', `${typed}‸`).replace(/\n {8}Type.*/, '')}`;
  const first = await labels(selector(''));
  assert.deepEqual(first.slice(0, 3), ['$', '$.Reservations', '$.Reservations[0]']);
  assert.ok(first.includes('$.Reservations[0].Instances[0]'));
  const deeper = await labels(selector('$.Reservations[0].Instances[0].'));
  assert.ok(deeper.includes('$.Reservations[0].Instances[0].State.Name'));
  const property = await labels(
    step(
      'aws:waitForAwsResourceProperty',
      'inputs:',
      '  Service: rds',
      '  Api: DescribeDBInstances',
      '  PropertySelector: ‸',
    ),
  );
  assert.ok(property.includes('$.DBInstances[0].DBInstanceStatus'));
});

test('documents of AWS of the right type, then their parameters, then the values of these', async () => {
  const command = await labels(step('aws:runCommand', 'inputs:', '  DocumentName: ‸'));
  assert.ok(command.includes('AWS-RunShellScript'));
  assert.equal(command.includes('AWS-CreateSnapshot'), false);
  const runbook = await labels(step('aws:executeAutomation', 'inputs:', '  DocumentName: ‸'));
  assert.ok(runbook.includes('AWS-CreateSnapshot'));
  const parameters = step(
    'aws:runCommand',
    'inputs:',
    '  DocumentName: AWS-RunPatchBaseline',
    '  Parameters:',
    '    ‸',
  );
  const offered = await completionsAt(parameters);
  assert.equal(offered[0]?.label, 'Operation');
  const operation = parameters.replace('‸', 'Operation: ‸');
  assert.deepEqual((await labels(operation)).slice(0, 2), ['Scan', 'Install']);
  const target = step(
    'aws:executeAutomation',
    'inputs:',
    '  DocumentName: AWS-CreateSnapshot',
    '  TargetParameterName: ‸',
  );
  assert.ok((await labels(target)).includes('VolumeId'));
});

test('outputs of earlier steps only, the nearest first, each with its type', async () => {
  const text = `${head}${find}  - name: now
    action: aws:sleep
    inputs:
      Duration: "{{ ‸ }}"
  - name: later
    action: aws:runCommand
    inputs: {}
`;
  const found = await completionsAt(text);
  const state = found.find((item) => item.label === 'find.State');
  assert.equal(state?.detail, 'output of aws:executeAwsApi, String');
  assert.equal(found.find((item) => item.label === 'InstanceId')?.documentation, 'The instance.');
  assert.equal(
    found.some((item) => item.label.startsWith('later.')),
    false,
  );
});

test('values of a loop are offered inside of it alone', async () => {
  const loop = (inner: string, after: string): string => `${head}  - name: each
    action: aws:loop
    inputs:
      Iterators: "{{ Names }}"
      Steps:
        - name: inside
          action: aws:sleep
          inputs:
            Duration: "{{ ${inner}"
  - name: behind
    action: aws:sleep
    inputs:
      Duration: "{{ ${after}"
`;
  const inside = await labels(loop('‸', ''));
  assert.deepEqual(inside.slice(0, 2), ['each.CurrentIteratorValue', 'each.CurrentIteration']);
  assert.equal((await labels(loop('', '‸'))).includes('each.CurrentIteratorValue'), false);
});

test('typed braces are closed, quoted where YAML needs it, and never twice', async () => {
  const value = (typed: string): string => step('aws:sleep', 'inputs:', `  Duration: ${typed}`);
  const expected = 'Duration: "{{ InstanceId }}"\n';
  for (const typed of ['{{‸', '{{‸}}', '{{ Ins‸ }}', '"{{‸"', '"{{ ‸ }}"', '"{{‸}}"']) {
    const text = await accepted(value(typed), 'InstanceId');
    assert.ok(text.endsWith(expected), `${typed} gives ${text.slice(-60)}`);
  }
  const inside = await accepted(value('"x {{ ‸ y"'), 'InstanceId');
  assert.ok(inside.endsWith('Duration: "x {{ InstanceId }} y"\n'), inside);
  const json = await accepted(
    '{"schemaVersion":"0.3","parameters":{"P":{}},"mainSteps":[{"name":"a","inputs":{"x":{{‸}}}]}',
    'P',
    'json',
  );
  assert.match(json, /"x":"\{\{ P \}\}"/);
});

test('ssm: stands only where the service allows it', async () => {
  const inRunbook = await labels(step('aws:sleep', 'inputs:', '  Duration: "{{ ‸'));
  assert.equal(inRunbook.includes('ssm:'), false);
  const asDefault = await labels('schemaVersion: "0.3"\nparameters:\n  A:\n    default: "{{ ‸');
  assert.ok(asDefault.includes('ssm:') && !asDefault.includes('A'));
  const command =
    'schemaVersion: "2.2"\nmainSteps:\n  - action: aws:downloadContent\n    name: a\n    inputs:\n      sourceInfo:\n        tokenInfo: "{{ ‸';
  assert.deepEqual(await labels(command), ['ssm:', 'ssm-secure:']);
});

test('half a key, CRLF, a tab, and a list’s middle', async () => {
  assert.ok((await labels('schemaVersion: "0.3"\r\nmainSt‸\r\n')).includes('mainSteps'));
  assert.ok((await labels(step('aws:sleep', 'onFailure:\t‸'))).includes('Abort'));
  const middle = `${head}${find}  ‸\n${find.replace('find', 'other')}`;
  assert.ok((await labels(middle)).includes('aws:sleep'));
  assert.deepEqual((await labels(step('aws:sleep', 'isEnd:‸'))).slice(0, 2), ['true', 'false']);
  assert.match(await accepted(step('aws:sleep', 'isEnd:‸'), 'true'), /isEnd: true\n/);
});

test('below a key whose value is a map or list, also from its own line', async () => {
  const text = await accepted('schemaVersion: "0.3"\nmainSteps: ‸', 'aws:sleep');
  assert.match(
    text,
    /mainSteps: \n {2}- name: sleep\n {4}action: aws:sleep\n {4}inputs:\n {6}Duration: PT10M/,
  );
});

test('Session, Policy and package documents have their own keys and values', async () => {
  const session = 'schemaVersion: "1.0"\nsessionType: Port\nproperties:\n  ‸';
  assert.ok((await labels(session)).includes('localPortNumber'));
  const commands = 'schemaVersion: "1.0"\nsessionType: InteractiveCommands\nproperties:\n  linux:\n    ‸';
  assert.ok((await labels(commands)).includes('runAsElevated'));
  const files = 'schemaVersion: "2.0"\nversion: "1"\npackages: {}\nfiles:\n  a.zip:\n    ‸';
  assert.ok((await labels(files)).includes('checksums'));
  const legacy = 'schemaVersion: "1.2"\nruntimeConfig:\n  aws:runShellScript:\n    properties:\n      - ‸';
  assert.ok((await labels(legacy)).includes('runCommand'));
  const platform =
    'schemaVersion: "2.2"\nmainSteps:\n  - action: aws:runShellScript\n    precondition:\n      StringEquals:\n        - ‸';
  assert.deepEqual((await labels(platform)).slice(0, 4), ['platformType', 'Linux', 'MacOS']);
});

test('outputs of the runbook are those of its steps, without braces', async () => {
  assert.ok((await labels(`${head}${find}outputs:\n  - ‸`)).includes('find.State'));
  assert.match(await accepted(`${head}${find}outputs:\n  ‸`, 'find.State'), /outputs:\n {2}- find\.State$/);
});

test('references in a line of a script, plain or quoted', async () => {
  const script = (line: string): string =>
    `schemaVersion: "2.2"\nparameters:\n  Message:\n    type: String\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - ${line}\n        - date\n`;
  assert.match(await accepted(script('echo {{ ‸'), 'Message'), / {8}- echo \{\{ Message \}\}\n {8}- date/);
  assert.match(await accepted(script('"echo {{‸}} x"'), 'Message'), / {8}- "echo \{\{ Message \}\} x"\n/);
  assert.match(await accepted(script('{{‸'), 'Message'), / {8}- "\{\{ Message \}\}"\n/);
});

test('inputs that exclude each other are not offered together', async () => {
  assert.deepEqual(await labels(step('aws:sleep', 'inputs:', '  ‸')), ['Duration', 'Timestamp']);
  assert.deepEqual(await labels(step('aws:sleep', 'inputs:', '  Duration: PT1M', '  ‸')), []);
});

test('nothing is offered between a key and its lines, below a value, or in another column', async () => {
  const places = [
    `${head}${find}     ‸`,
    `${head}  - name: a\n      ‸`,
    `${head.replace('mainSteps', '‸\n  x: y\nmainSteps')}${find}`,
    `${head}${find}    - ‸`,
    `${head.replace('parameters:', 'parameters: ‸')}${find}`,
  ];
  for (const place of places) assert.deepEqual(await labels(place), [], place);
});

test('brackets and braces that were opened on a line above', async () => {
  const flow = step('aws:executeAwsApi', 'inputs: {', '    Service: ec2,', '    ‸', '  }');
  assert.deepEqual(await labels(flow), ['Api']);
  const found = await labels(step('aws:sleep', 'inputs: {', '    ‸', '    Duration: PT1M', '  }'));
  assert.deepEqual(found, []);
  const outputs = step('aws:sleep', 'outputs: [', '    { Name: x, ‸ }', '  ]');
  assert.deepEqual(await labels(outputs), ['Selector', 'Type']);
});

test('a branch without another step brings the one that it leads to', async () => {
  const text = await accepted(`${head}  ‸`, 'aws:branch');
  assert.match(text, /NextStep: next\n[^]*\n {2}- name: next\n {4}action: aws:sleep\n/);
  const json = await accepted('{"schemaVersion": "0.3", "mainSteps": [‸]}', 'aws:branch', 'json');
  assert.match(json, /"NextStep": "next"[^]*\},\n\{\n {2}"name": "next"/);
});

test('platforms, releases and architectures of a package', async () => {
  const manifest = 'schemaVersion: "2.0"\nversion: "1"\nfiles:\n  a.zip: {}\npackages:\n';
  const platforms = await labels(`${manifest}  windows: {}\n  ‸`);
  assert.ok(platforms.includes('amazon') && platforms.includes('mac_os_x') && !platforms.includes('windows'));
  assert.deepEqual(await labels(`${manifest}  windows:\n    ‸`), ['_any', 'new release']);
  assert.deepEqual((await labels(`${manifest}  windows:\n    _any:\n      ‸`)).slice(0, 4), [
    ...['x86_64', 'arm64', '386', '_any'],
  ]);
  assert.match(
    await accepted(`${manifest}  ‸`, 'amazon'),
    / {2}amazon:\n {4}_any:\n {6}x86_64:\n {8}file: a\.zip/,
  );
  assert.ok(
    (await labels(`${manifest}  windows:\n    _any:\n      x86_64:\n        file: ‸`)).includes('a.zip'),
  );
});

test('a dash without its space gets one, and a condition has one operator', async () => {
  assert.match(await accepted(`${head}  -‸`, 'aws:sleep'), /\n {2}- name: sleep\n {4}action: aws:sleep\n/);
  const choice = step(
    'aws:branch',
    'inputs:',
    '  Choices:',
    '    - Variable: x',
    '      StringEquals: y',
    '      ‸',
  );
  assert.deepEqual(await labels(choice), ['NextStep']);
});
