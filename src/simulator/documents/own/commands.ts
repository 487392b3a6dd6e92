import type { OwnDocument } from './spec.ts';

/** Further Command documents of the demo account. */
export const commandDocuments: readonly OwnDocument[] = [
  {
    name: 'Shop-CollectDiagnostics',
    type: 'Command',
    format: 'YAML',
    defaultVersion: 1,
    tags: { Team: 'operations' },
    versions: [
      `schemaVersion: '2.2'
description: Shows what a node is busy with.
parameters:
  lines:
    type: String
    description: How many lines of each list are shown
    default: '10'
    allowedPattern: '^[1-9]\\d{0,2}$'
mainSteps:
  - name: linux
    action: aws:runShellScript
    precondition:
      StringEquals: [platformType, Linux]
    inputs:
      timeoutSeconds: '60'
      runCommand:
        - echo "== $(hostname)"
        - uptime || true
        - df -h . | head -n {{ lines }}
        - ps -eo pid,pcpu,pmem,comm | head -n {{ lines }}
  - name: windows
    action: aws:runPowerShellScript
    precondition:
      StringEquals: [platformType, Windows]
    inputs:
      timeoutSeconds: '60'
      runCommand:
        - Get-Process | Sort-Object CPU -Descending | Select-Object -First {{ lines }}
`,
    ],
  },
  {
    name: 'Shop-RotateLogs',
    type: 'Command',
    format: 'JSON',
    defaultVersion: 1,
    tags: { Team: 'operations' },
    versions: [
      JSON.stringify(
        {
          schemaVersion: '2.2',
          description: 'Compresses logs that are older than some days.',
          parameters: {
            days: { type: 'String', description: 'Age in days', default: '7', allowedPattern: '^\\d{1,3}$' },
          },
          mainSteps: [
            {
              action: 'aws:runShellScript',
              name: 'rotate',
              inputs: {
                timeoutSeconds: '300',
                runCommand: [
                  'mkdir -p logs',
                  'find logs -name "*.log" -mtime +{{ days }} -exec gzip {} +',
                  'ls -l logs',
                ],
              },
            },
          ],
        },
        null,
        2,
      ),
    ],
  },
  {
    name: 'Platform-HardenHost',
    type: 'Command',
    format: 'YAML',
    defaultVersion: 1,
    owner: '210987654321',
    versions: [
      `schemaVersion: '2.2'
description: Lists what the platform team would tighten on a host. Changes nothing.
mainSteps:
  - name: check
    action: aws:runShellScript
    inputs:
      timeoutSeconds: '120'
      runCommand:
        - umask
        - id
        - echo "Nothing was changed on $(hostname)"
`,
    ],
  },
];
