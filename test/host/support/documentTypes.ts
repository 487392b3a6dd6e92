/** A document of each type, in it one mistake: its code, and the text that it is found at. */
export interface DocumentType {
  readonly type: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly text: string;
}

const steps = [{ action: 'aws:runShelScript', name: 'a', inputs: { runCommand: ['date'] } }];

function session(sessionType: string, more: Readonly<Record<string, unknown>>): DocumentType['document'] {
  return { schemaVersion: '1.0', sessionType, ...more };
}

export const documentTypes: readonly DocumentType[] = [
  {
    type: 'Command 1.2',
    document: {
      schemaVersion: '1.2',
      runtimeConfig: { 'aws:runShelScript': { properties: [{ runCommand: ['date'] }] } },
    },
    ...{ code: 'unknown-key', text: 'aws:runShelScript' },
  },
  {
    type: 'Command 2.0',
    document: { schemaVersion: '2.0', mainSteps: steps },
    ...{ code: 'unknown-action', text: 'aws:runShelScript' },
  },
  {
    type: 'Command 2.2',
    document: { schemaVersion: '2.2', mainSteps: steps },
    ...{ code: 'unknown-action', text: 'aws:runShelScript' },
  },
  {
    type: 'Automation 0.3 with a loop and variables',
    document: {
      schemaVersion: '0.3',
      variables: { count: { type: 'Integer', default: 0 } },
      mainSteps: [
        {
          name: 'each',
          action: 'aws:loop',
          inputs: {
            Iterators: ['a', 'b'],
            Steps: [
              {
                name: 'add',
                action: 'aws:updateVariable',
                inputs: { Name: 'variable:cuont', Value: '{{ variable:count }}' },
              },
            ],
          },
        },
      ],
    },
    ...{ code: 'undeclared-variable', text: 'cuont' },
  },
  {
    type: 'Automation 0.3: a change template',
    document: {
      schemaVersion: '0.3',
      executableRunBooks: [{ name: 'AWS-HelloWorld', version: '$DEFAULT' }],
      emergencyChnage: false,
      mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1M' } }],
    },
    ...{ code: 'unknown-key', text: 'emergencyChnage' },
  },
  {
    type: 'Session 1.0: Standard_Stream',
    document: session('Standard_Stream', { inputs: { idleSessionTimeout: '90' } }),
    ...{ code: 'out-of-range', text: '90' },
  },
  {
    type: 'Session 1.0: Port',
    document: session('Port', { properties: { portNumber: '99999', type: 'LocalPortForwarding' } }),
    ...{ code: 'invalid-format', text: '99999' },
  },
  {
    type: 'Session 1.0: InteractiveCommands',
    document: session('InteractiveCommands', { properties: { linux: { comands: 'top' } } }),
    ...{ code: 'unknown-key', text: 'comands' },
  },
  {
    type: 'Session 1.0: NonInteractiveCommands',
    document: session('NonInteractiveCommands', { properties: { linux: { commands: '{{ Lnie }}' } } }),
    ...{ code: 'undeclared-parameter', text: 'Lnie' },
  },
  {
    type: 'Policy 2.0',
    document: {
      schemaVersion: '2.0',
      mainSteps: [{ action: 'aws:softwareInventory', name: 'inventory', inputs: { applications: 'Enbled' } }],
    },
    ...{ code: 'invalid-value', text: 'Enbled' },
  },
  {
    type: 'Package 2.0',
    document: {
      schemaVersion: '2.0',
      version: '1.0.0',
      packages: { amazon: { _any: { x86_64: { file: 'tool.zip' } } } },
      files: { 'tool.zip': { checksums: { sha256: 'abc' } } },
    },
    ...{ code: 'invalid-format', text: 'abc' },
  },
];
