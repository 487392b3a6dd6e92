import type { OwnDocument } from './spec.ts';

const first = `schemaVersion: '2.2'
description: Puts a release of the shop on web nodes.
parameters:
  release:
    type: String
    description: Release to put on the node, for example 4.2.0
    allowedPattern: '^\\d+\\.\\d+\\.\\d+$'
mainSteps:
  - name: deploy
    action: aws:runShellScript
    precondition:
      StringEquals: [platformType, Linux]
    inputs:
      timeoutSeconds: '600'
      runCommand:
        - echo "Deploying {{ release }} on $(hostname)"
`;

const second = `schemaVersion: '2.2'
description: Puts a release of the shop on web nodes, and checks that it answers.
parameters:
  release:
    type: String
    description: Release to put on the node, for example 4.2.0
    allowedPattern: '^\\d+\\.\\d+\\.\\d+$'
  strategy:
    type: String
    description: Whether running requests are finished first
    default: drain
    allowedValues: [drain, restart]
  services:
    type: StringList
    description: Services that restart afterwards
    default: [web, worker]
    allowedPattern: '^[a-z-]{1,32}$'
  logLevel:
    type: String
    description: Level of the new release's log
    default: '{{ ssm:/shop/production/log-level }}'
    allowedPattern: '^[a-z]{1,10}$'
mainSteps:
  - name: download
    action: aws:runShellScript
    precondition:
      StringEquals: [platformType, Linux]
    inputs:
      timeoutSeconds: '600'
      runCommand:
        - set -eu
        - mkdir -p releases
        - echo "release {{ release }}" > "releases/{{ release }}"
        - echo "Downloaded {{ release }} to $(hostname)"
  - name: switch
    action: aws:runShellScript
    precondition:
      StringEquals: [platformType, Linux]
    inputs:
      timeoutSeconds: '120'
      runCommand:
        - set -eu
        - 'echo "Switching with strategy {{ strategy }} at log level {{ logLevel }}"'
        - ln -sfn "releases/{{ release }}" current
        - 'for service in $(echo ''{{ services }}'' | tr -d ''[]"'' | tr '','' '' ''); do echo "Restarted $service"; done'
        - cat current
`;

const third = second.replace(
  'and checks that it answers.',
  'and checks that it answers. Keeps the last three releases.',
);

/** A command that a person would deploy with: three versions, of which the second is in force. */
export const deployRelease: OwnDocument = {
  name: 'Shop-DeployRelease',
  type: 'Command',
  format: 'YAML',
  versions: [first, second, third],
  versionNames: ['initial', 'services', 'keep-three'],
  defaultVersion: 2,
  displayName: 'Deploy a release',
  targetType: '/AWS::EC2::Instance',
  tags: { Team: 'shop', Environment: 'Production' },
  sharedWith: ['210987654321'],
};
