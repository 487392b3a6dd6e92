import type { JsonObject } from '../../../../src/core/base/json.ts';
import type { DocumentSource, ParameterSource } from '../../../../src/simulator/system.ts';

/** Documents of type Command by name, with one version. */
export function testDocuments(contents: Readonly<Record<string, JsonObject>>): DocumentSource {
  return {
    resolve(name, version) {
      const content = Object.hasOwn(contents, name) ? contents[name] : undefined;
      if (content === undefined) return 'noDocument';
      if (version !== undefined && !['1', '$DEFAULT', '$LATEST'].includes(version)) return 'noVersion';
      const { testType } = content;
      return { name, version: '1', type: typeof testType === 'string' ? testType : 'Command', content };
    },
  };
}

export function testParameters(values: Readonly<Record<string, string>> = {}): ParameterSource {
  return { plainValue: (name) => (Object.hasOwn(values, name) ? values[name] : undefined) };
}

/** AWS-RunShellScript as AWS has it: schema 1.2, one plugin. */
export const runShellScript: JsonObject = {
  schemaVersion: '1.2',
  parameters: {
    commands: { type: 'StringList', minItems: 1, displayType: 'textarea' },
    workingDirectory: { type: 'String', default: '', maxChars: 4096 },
    executionTimeout: {
      type: 'String',
      default: '3600',
      allowedPattern: '([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})|(172800)',
    },
  },
  runtimeConfig: {
    'aws:runShellScript': {
      properties: [
        {
          id: '0.aws:runShellScript',
          runCommand: '{{ commands }}',
          workingDirectory: '{{ workingDirectory }}',
          timeoutSeconds: '{{ executionTimeout }}',
        },
      ],
    },
  },
};

export const runPowerShellScript: JsonObject = {
  schemaVersion: '2.2',
  parameters: {
    commands: { type: 'StringList' },
    executionTimeout: { type: 'String', default: '3600' },
  },
  mainSteps: [
    {
      action: 'aws:runPowerShellScript',
      name: 'runPowerShellScript',
      precondition: { StringEquals: ['platformType', 'Windows'] },
      inputs: { runCommand: '{{ commands }}', timeoutSeconds: '{{ executionTimeout }}' },
    },
  ],
};
