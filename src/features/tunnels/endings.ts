import { AppError, isAppError, type ErrorKind } from '../../core/base/errors.ts';
import { plainText } from '../../core/base/plainText.ts';
import { adviceFor } from '../../core/model/advice.ts';
import { nodeLabel } from '../../core/model/nodeLabel.ts';
import { sessionEndings, whyNotConnected } from '../../core/model/sessionEndings.ts';
import type { SessionEnding } from '../../core/session/live/phase.ts';
import type { TunnelNode } from './model.ts';

/** Why a tunnel's session is over, as an error whose sentence names the next act. */
export function endingError(ending: SessionEnding, node: TunnelNode | undefined): AppError {
  switch (ending.kind) {
    case 'failed':
      return startError(ending.error, node);
    case 'closed':
      return new AppError('network', sessionEndings.closed(ending.text) || 'The session ended.');
    case 'gone':
      return new AppError('network', sessionEndings.gone);
    case 'refused':
      return new AppError(
        'invalid',
        sessionEndings.refused(node === undefined ? 'the node' : nodeLabel(node), ending.text),
      );
    case 'unreachable':
      return new AppError('network', sessionEndings.unreachable(ending.text));
    case 'terminated':
    case 'aborted':
      return new AppError('network', plainText(ending.text) || 'The session was terminated.');
  }
}

/** Whether the service ended a session that had worked: a limit, or somebody's TerminateSession. */
export function isGone({ kind }: SessionEnding): boolean {
  return kind === 'closed' || kind === 'gone';
}

/** Nothing moves, although the service is there. What matters comes first: a narrow row cuts the rest off. */
export function silenceOf(node: TunnelNode | undefined): string {
  const whose = node === undefined ? '' : ` of ${nodeLabel(node)}`;
  return `No answer for 10 seconds: the SSM Agent${whose} may be gone. Connections wait; stop the tunnel to end them.`;
}

/** The service says that the node's agent is not there, whatever the lists say. */
export function isNotConnected(error: unknown): boolean {
  return isAppError(error) && error.code === 'TargetNotConnected';
}

function nodeWords(node: TunnelNode | undefined): string {
  return node === undefined ? 'The node' : nodeLabel(node);
}

function startError(error: unknown, node: TunnelNode | undefined): AppError {
  if (!isAppError(error)) return new AppError('bug', adviceFor(error).sentence, { cause: error });
  const sentence = sentences[error.code ?? '']?.(node);
  return sentence === undefined ? error : told(error.kind, sentence, error);
}

/** By the service's code. */
const sentences: Readonly<Record<string, (node: TunnelNode | undefined) => string>> = {
  TargetNotConnected: (node) =>
    `${nodeWords(node)} is not connected to Session Manager. ${whyNotConnected(node?.id ?? '')}`,
  InvalidDocument: () =>
    'This Region has no usable document for port forwarding (AWS-StartPortForwardingSession, …ToRemoteHost).',
};

function told(kind: ErrorKind, sentence: string, cause: AppError): AppError {
  const options = cause.code === undefined ? { cause } : { cause, code: cause.code };
  return new AppError(kind, sentence, options);
}
