import { configurationTemplates } from './configurationTemplates.ts';
import {
  bare,
  fixed,
  list,
  map,
  stop,
  type DocumentTemplate,
  type Template,
  type TemplateEntry,
} from './template.ts';

function parameter(type: string, about: string, more: readonly TemplateEntry[] = []): Template {
  return map(['type', fixed(type)], ['description', stop(about)], ...more);
}

function scriptStep(action: string, name: string, platform: string, ...lines: readonly Template[]): Template {
  return map(
    ['name', stop(name)],
    ['action', fixed(action)],
    ['precondition', map(['StringEquals', list(fixed('platformType'), fixed(platform))])],
    ['inputs', map(['runCommand', list(...lines)])],
  );
}

const runbook: Template = map(
  ['schemaVersion', fixed('0.3')],
  ['description', stop('What this runbook does.')],
  ['assumeRole', fixed('{{ AutomationAssumeRole }}')],
  [
    'parameters',
    map(
      ['InstanceId', parameter('AWS::EC2::Instance::Id', 'The instance.')],
      [
        'AutomationAssumeRole',
        parameter('AWS::IAM::Role::Arn', 'The role the runbook acts with.', [['default', fixed('')]]),
      ],
    ),
  ],
  [
    'mainSteps',
    list(
      map(
        ['name', stop('describeInstance')],
        ['action', fixed('aws:executeAwsApi')],
        [
          'inputs',
          map(
            ['Service', fixed('ec2')],
            ['Api', fixed('DescribeInstances')],
            ['InstanceIds', list(fixed('{{ InstanceId }}'))],
          ),
        ],
        [
          'outputs',
          list(
            map(
              ['Name', fixed('State')],
              ['Selector', fixed('$.Reservations[0].Instances[0].State.Name')],
              ['Type', fixed('String')],
            ),
          ),
        ],
      ),
    ),
  ],
);

const changeTemplate: Template = map(
  ['schemaVersion', fixed('0.3')],
  ['description', stop('What this change does.')],
  ['templateInformation', stop('What requesters and approvers should know.')],
  ['emergencyChange', fixed(false)],
  ['autoApprovable', fixed(false)],
  [
    'mainSteps',
    list(
      map(
        ['name', stop('approve')],
        ['action', fixed('aws:approve')],
        ['timeoutSeconds', bare('3600')],
        [
          'inputs',
          map(
            ['Message', stop('Please approve this change.')],
            [
              'EnhancedApprovals',
              map([
                'Approvers',
                list(
                  map(
                    ['approver', stop('ChangeApprovers')],
                    ['type', stop('IamGroup', ['IamGroup', 'IamUser', 'IamRole'])],
                    ['minRequiredApprovals', bare('1')],
                  ),
                ),
              ]),
            ],
          ),
        ],
      ),
    ),
  ],
  ['executableRunBooks', list(map(['name', stop('AWS-HelloWorld')], ['version', stop('1')]))],
);

const command: readonly TemplateEntry[] = [
  ['schemaVersion', fixed('2.2')],
  ['description', stop('What this document does.')],
];

const shell: Template = map(
  ...command,
  [
    'parameters',
    map([
      'Message',
      parameter('String', 'What is said.', [
        ['allowedPattern', fixed('^[A-Za-z0-9 ._-]*$')],
        ['default', stop('hello')],
      ]),
    ]),
  ],
  [
    'mainSteps',
    list(
      scriptStep(
        ...(['aws:runShellScript', 'runScript', 'Linux'] as const),
        ...[fixed('#!/bin/bash'), fixed('set -eu'), fixed("echo '{{ Message }}'")],
      ),
    ),
  ],
);

const powerShell: Template = map(...command, [
  'mainSteps',
  list(scriptStep('aws:runPowerShellScript', 'runScript', 'Windows', stop("Write-Output 'hello'"))),
]);

function session(type: string, about: string, ...entries: readonly TemplateEntry[]): Template {
  return map(
    ['schemaVersion', fixed('1.0')],
    ['description', stop(about)],
    ['sessionType', fixed(type)],
    ...entries,
  );
}

const preferences = session('Standard_Stream', 'Preferences of shell sessions.', [
  'inputs',
  map(
    ['idleSessionTimeout', stop('20')],
    ['maxSessionDuration', stop('60')],
    ['runAsEnabled', bare('false', ['false', 'true'])],
    ['shellProfile', map(['linux', stop('exec bash -l')], ['windows', fixed('')])],
  ),
]);

function portParameter(about: string, pattern: string, value: string): Template {
  return parameter('String', about, [
    ['allowedPattern', fixed(pattern)],
    ['default', stop(value)],
  ]);
}

const port = session(
  'Port',
  'Forwards a port of the node.',
  [
    'parameters',
    map(
      ['portNumber', portParameter('The port of the node.', '^[1-9][0-9]{0,4}$', '80')],
      ['localPortNumber', portParameter('The port of this computer; 0 takes any.', '^[0-9]{1,5}$', '0')],
    ),
  ],
  [
    'properties',
    map(
      ['portNumber', fixed('{{ portNumber }}')],
      ['type', fixed('LocalPortForwarding')],
      ['localPortNumber', fixed('{{ localPortNumber }}')],
    ),
  ],
);

function commands(type: string, about: string, first: string): Template {
  return session(type, about, [
    'properties',
    map(['linux', map(['commands', stop(first)], ['runAsElevated', bare('false', ['false', 'true'])])]),
  ]);
}

const inventory: Template = map(
  ['schemaVersion', fixed('2.0')],
  ['description', stop('What is gathered from nodes.')],
  [
    'mainSteps',
    list(
      map(
        ['name', stop('gatherInventory')],
        ['action', fixed('aws:softwareInventory')],
        [
          'inputs',
          map(
            ...['applications', 'awsComponents', 'networkConfig', 'services'].map(
              (name) => [name, stop('Enabled', ['Enabled', 'Disabled'])] as const,
            ),
          ),
        ],
      ),
    ),
  ],
);

const legacy: Template = map(
  ['schemaVersion', fixed('1.2')],
  ['description', stop('What this document does.')],
  [
    'runtimeConfig',
    map([
      'aws:runShellScript',
      map([
        'properties',
        list(map(['id', fixed('0.aws:runShellScript')], ['runCommand', list(stop('echo hello'))])),
      ]),
    ]),
  ],
);

const manifest: Template = map(
  ['schemaVersion', fixed('2.0')],
  ['version', stop('1.0.0')],
  ['packages', map(['amazon', map(['_any', map(['x86_64', map(['file', fixed('package.zip')])])])])],
  ['files', map(['package.zip', map(['checksums', map(['sha256', stop('0'.repeat(64))])])])],
);

/** Documents of every type that are written in YAML or JSON. */
export const documentTemplates: readonly DocumentTemplate[] = [
  {
    label: 'Automation runbook',
    prefix: 'ssm-automation',
    about: 'An Automation runbook (schema 0.3).',
    body: runbook,
  },
  {
    label: 'Command document, shell',
    prefix: 'ssm-command-shell',
    about: 'A Command document (schema 2.2) that runs a shell script.',
    body: shell,
  },
  {
    label: 'Command document, PowerShell',
    prefix: 'ssm-command-powershell',
    about: 'A Command document (schema 2.2) that runs a PowerShell script.',
    body: powerShell,
  },
  {
    label: 'Session document, shell preferences',
    prefix: 'ssm-session-shell',
    about: 'A Session document (schema 1.0) with the preferences of a shell.',
    body: preferences,
  },
  {
    label: 'Session document, port',
    prefix: 'ssm-session-port',
    about: 'A Session document (schema 1.0) that forwards a port.',
    body: port,
  },
  {
    label: 'Session document, interactive commands',
    prefix: 'ssm-session-commands',
    about: 'A Session document (schema 1.0) that runs commands interactively.',
    body: commands('InteractiveCommands', 'What the session does.', 'top'),
  },
  {
    label: 'Session document, commands without a terminal',
    prefix: 'ssm-session-noninteractive',
    about: 'A Session document (schema 1.0) that runs commands and ends.',
    body: commands('NonInteractiveCommands', 'What is run.', 'uptime'),
  },
  {
    label: 'Policy document, inventory',
    prefix: 'ssm-policy',
    about: 'A Policy document (schema 2.0) that gathers inventory.',
    body: inventory,
  },
  {
    label: 'Package manifest',
    prefix: 'ssm-package',
    about: 'A manifest of a Distributor package (schema 2.0).',
    body: manifest,
  },
  {
    label: 'Change template',
    prefix: 'ssm-change-template',
    about: 'An Automation change template (schema 0.3), for Change Manager.',
    body: changeTemplate,
  },
  {
    label: 'Command document, schema 1.2',
    prefix: 'ssm-command-legacy',
    about: 'A Command document of the oldest schema (1.2).',
    body: legacy,
  },
  ...configurationTemplates,
];
