import { plainText } from '../base/plainText.ts';
import { isContainer } from './container.ts';

/** Why a session is over, in the words that terminals, tunnels and the command line share; `text` is the peer's. */
export const sessionEndings = {
  /** The node's own words; the line of dashes above the agent's failures (§4) is for people who read logs. */
  closed: (text: string) => plainText(text.replace(/^-+ERROR-+\s*/, '')),
  gone: 'The session is gone: it reached a time limit, or somebody terminated it while the connection was lost.',
  refused: (node: string, text: string) => `The session with ${node} could not be set up. ${plainText(text)}`,
  unreachable: (text: string) =>
    `The session started, but its data channel could not be opened: ${plainText(text).replace(/\.$/, '')}. Check ` +
    'that this computer reaches the ssmmessages endpoint of the Region (proxy, firewall, VPC endpoint).',
} as const;

/** What keeps a target from Session Manager: containers have ECS Exec's agent, hybrid nodes their activation's role. */
export function whyNotConnected(targetId: string): string {
  if (isContainer(targetId)) {
    return (
      'Its task has stopped or was started without ECS Exec (enableExecuteCommand), its task role does not allow ' +
      'ssmmessages:*, or it cannot reach the ssmmessages endpoint.'
    );
  }
  const role = targetId.startsWith('mi-') ? 'the IAM role of its activation' : 'its instance profile';
  return (
    `Its SSM Agent is not running or too old, ${role} does not allow ssmmessages:* ` +
    '(AmazonSSMManagedInstanceCore does), or it cannot reach the ssmmessages endpoint.'
  );
}
