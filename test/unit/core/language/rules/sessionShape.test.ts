import { testRule } from '../../../../support/ruleCases.ts';

function session(type: string, more: string): string {
  return `schemaVersion: "1.0"\nsessionType: ${type}\n${more}`;
}

testRule('session-shape', [
  {
    what: 'a shell without preferences',
    text: session('Standard_Stream', ''),
    expected: [['Standard_Stream', "A session of type Standard_Stream needs 'inputs', its preferences."]],
  },
  {
    what: 'ports that are not said',
    text: session('Port', ''),
    expected: [['Port', "A session of type Port needs 'properties': the ports."]],
  },
  {
    what: 'a platform without commands',
    text: session('InteractiveCommands', 'properties:\n  linux: { runAsElevated: true }\n'),
    expected: [['linux', "Nothing runs on linux: 'commands' is missing."]],
  },
  {
    what: 'preferences beside commands',
    text: session('InteractiveCommands', 'inputs: {}\nproperties:\n  linux: { commands: top }\n'),
    expected: [],
  },
  { what: 'an unknown type has a rule of its own', text: session('Shell', ''), expected: [] },
  {
    what: 'commands for no platform',
    text: 'schemaVersion: "1.0"\nsessionType: InteractiveCommands\nproperties: {}\n',
    expected: [
      [
        'properties',
        "Nothing runs: 'properties' is empty. Give it the 'commands' of 'linux', 'windows' or 'macos'.",
      ],
    ],
  },
  {
    what: 'commands that are misspelt are told once, as an unknown key',
    text: 'schemaVersion: "1.0"\nsessionType: InteractiveCommands\nproperties: { linux: { command: top } }\n',
    expected: [],
  },
]);
