import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function image(value: string, top = ''): string {
  return runbook(`  - name: a\n    action: aws:deleteImage\n    inputs: { ImageId: ${value} }\n`, top);
}

const declared = 'parameters:\n  ImageId: { type: String }\n';

testRule('undeclared-parameter', [
  {
    what: 'a slip is corrected between the braces',
    text: image('"x-{{imageId}}-y"', declared),
    expected: [['imageId', "The parameter 'imageId' is not declared. Did you mean 'ImageId'?"]],
    fixed: image('"x-{{ImageId}}-y"', declared),
  },
  {
    what: 'without parameters there is nothing to suggest but to declare it',
    text: image('"{{ x }}"'),
    expected: [['x', "The parameter 'x' is not declared. Declare it in parameters."]],
  },
  {
    what: 'each reference is told',
    text: image('"{{ x }}{{ ImageId }}{{ y }}"', declared),
    expected: [
      ['x', "The parameter 'x' is not declared. Declare it in parameters."],
      ['y', "The parameter 'y' is not declared. Declare it in parameters."],
    ],
  },
  {
    what: 'lines of a script',
    text: command(
      '  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - |\n          echo {{ a }}\n          echo "{{b}}"\n',
    ),
    expected: [
      ['a', "The parameter 'a' is not declared. Declare it in parameters."],
      ['b', "The parameter 'b' is not declared. Declare it in parameters."],
    ],
  },
  {
    what: 'sessions and older Command documents',
    text: 'schemaVersion: "1.0"\nsessionType: Port\nproperties: { portNumber: "{{ port }}" }\n',
    expected: [['port', "The parameter 'port' is not declared. Declare it in parameters."]],
  },
  { what: 'maintenance windows put these in', text: image('"{{ TARGET_ID }}{{RESOURCE_ID}}"'), expected: [] },
  {
    what: 'prose may mention anything',
    text: runbook(
      '  - name: a\n    action: aws:pause\n    description: "{{ x }}"\n',
      'description: "{{ y }}"\n',
    ),
    expected: [],
  },
  {
    what: 'templates of other languages',
    text: command(
      "  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: [\"docker ps --format '{{.Names}}' '{{json .}}' '{{{x}}}'\"] }\n",
    ),
    expected: [],
  },
  {
    what: 'the role a runbook acts with is declared as one',
    text: runbook(sleep('a'), 'assumeRole: "{{ Role }}"\n'),
    expected: [['Role', "The parameter 'Role' is not declared. Declare it in parameters."]],
    fixed: runbook(
      sleep('a'),
      'assumeRole: "{{ Role }}"\nparameters:\n  Role:\n    type: AWS::IAM::Role::Arn\n',
    ),
  },
  {
    what: 'a script that holds a template of another language',
    text: command(
      "  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - docker ps -f '{{range .x}}{{.y}}{{end}}'\n        - echo ${{ sha }}\n",
    ),
    expected: [],
  },
  {
    what: 'a slip beside a template of another language',
    text: command(
      "  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - docker ps -f '{{.Names}}' {{ Folders }}\n",
      'parameters:\n  Folder: { type: String }\n',
    ),
    expected: [['Folders', "The parameter 'Folders' is not declared. Did you mean 'Folder'?"]],
  },
  {
    what: 'the platform in a precondition',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: ["{{ platformType }}", Linux] } }\n',
    ),
    expected: [['platformType', 'platformType is no parameter. Write it without braces.']],
    fixed: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: ["platformType", Linux] } }\n',
    ),
  },
]);
