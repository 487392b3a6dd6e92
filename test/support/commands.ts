import type { Command, Invocation, InvocationOutput, Step } from '../../src/features/runCommand/command.ts';

export const commandId = '4f8c2b1e-0000-4000-8000-000000000001';
export const nodeId = 'i-00000000000000001';

/** A command with one target that has just been sent; a test names what differs. */
export function aCommand(differs: Partial<Command> = {}): Command {
  return {
    id: commandId,
    documentName: 'AWS-RunShellScript',
    documentVersion: '1',
    comment: '',
    requestedAt: 1_700_000_000_000,
    expiresAt: undefined,
    status: 'Pending',
    details: differs.status ?? 'Pending',
    targetCount: 1,
    completedCount: 0,
    errorCount: 0,
    deliveryTimedOutCount: 0,
    parameters: {},
    nodeIds: [],
    targets: [],
    maxConcurrency: '50',
    maxErrors: '0',
    timeoutSeconds: 3600,
    serviceRole: '',
    notification: undefined,
    output: { s3Bucket: '', s3Prefix: '', s3Region: '', cloudWatch: false, logGroup: '' },
    ...differs,
  };
}

export function aStep(differs: Partial<Step> = {}): Step {
  return {
    name: 'aws:runShellScript',
    status: 'Success',
    details: differs.status ?? 'Success',
    exitCode: 0,
    startedAt: 1_700_000_001_000,
    finishedAt: 1_700_000_002_000,
    output: 'hello\n',
    stdoutUrl: '',
    stderrUrl: '',
    ...differs,
  };
}

export function anInvocation(differs: Partial<Invocation> = {}): Invocation {
  return {
    nodeId,
    nodeName: '',
    status: 'Success',
    details: differs.status ?? 'Success',
    requestedAt: 1_700_000_000_000,
    steps: [aStep()],
    ...differs,
  };
}

export function anOutput(differs: Partial<InvocationOutput> = {}): InvocationOutput {
  return {
    nodeId,
    step: 'aws:runShellScript',
    status: 'Success',
    details: differs.status ?? 'Success',
    exitCode: 0,
    startedAt: 1_700_000_001_000,
    finishedAt: 1_700_000_002_000,
    stdout: 'hello\n',
    stderr: '',
    stdoutUrl: '',
    stderrUrl: '',
    ...differs,
  };
}

/** `i-` and 17 hex digits that say which one it is. */
export function nodeIdOf(index: number): string {
  return `i-${index.toString(16).padStart(17, '0')}`;
}
