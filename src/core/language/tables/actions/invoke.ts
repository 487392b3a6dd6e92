import { guidePage, optional, required, type ActionSpec, type OutputSpec } from '../spec.ts';

const lambdaOutputs: readonly OutputSpec[] = [
  { name: 'StatusCode', type: 'Integer' },
  { name: 'FunctionError', type: 'String' },
  { name: 'LogResult', type: 'String' },
  { name: 'Payload', type: 'String' },
  { name: 'OutputPayload', type: 'String' },
];

const stateMachineOutputs: readonly OutputSpec[] = [
  'executionArn',
  'input',
  'name',
  'output',
  'startDate',
  'stateMachineArn',
  'status',
  'stopDate',
].map((name) => ({ name, type: 'String' }));

export const invokeActions: readonly ActionSpec[] = [
  {
    name: 'aws:invokeLambdaFunction',
    about: 'Calls a Lambda function; waits at most 300 seconds.',
    link: guidePage('automation-action-lamb.html'),
    inputs: [
      required('FunctionName', 'String', 'Name or ARN of the function.'),
      optional('Qualifier', 'String', 'Version or alias of the function.'),
      optional('InvocationType', 'String', 'Whether the answer is waited for.', {
        values: ['RequestResponse', 'Event', 'DryRun'],
        default: 'RequestResponse',
      }),
      optional('LogType', 'String', '`Tail` puts the last 4 KB of the log into the output `LogResult`.', {
        values: ['None', 'Tail'],
      }),
      optional('ClientContext', 'String', 'Information about the client.'),
      optional('InputPayload', 'StringMap', 'What the function gets, as a map.', { openKeys: true }),
      optional(
        'Payload',
        'String',
        'What the function gets, as JSON text. `InputPayload` is easier to read.',
      ),
    ],
    outputs: lambdaOutputs,
  },
  {
    name: 'aws:executeStateMachine',
    about: 'Runs a Step Functions state machine. Its inputs are spelled in lower camel case.',
    link: guidePage('automation-action-executeStateMachine.html'),
    inputs: [
      required('stateMachineArn', 'String', 'ARN of the state machine.'),
      optional('name', 'String', 'Name of the execution.'),
      optional('input', 'String', 'Input of the execution, as JSON text.'),
    ],
    outputs: stateMachineOutputs,
  },
  {
    name: 'aws:invokeWebhook',
    about: 'Calls a webhook through an Automation integration.',
    link: guidePage('invoke-webhook.html'),
    inputs: [
      required('IntegrationName', 'String', 'Name of the integration.'),
      optional('Body', 'String', 'Payload of the request.'),
    ],
    outputs: [
      { name: 'Response', type: 'String' },
      { name: 'ResponseCode', type: 'Integer' },
    ],
  },
];
