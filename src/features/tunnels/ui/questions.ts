import * as vscode from 'vscode';
import type { Host } from '../../../host/host.ts';
import { firstCommonPort } from '../commonPort.ts';
import type { TunnelConfig } from '../config.ts';
import type { PortQuestion } from '../localEnd.ts';
import type { TunnelList } from '../list.ts';
import { productionWords, type TunnelNode } from '../model.ts';
import { destination } from '../request.ts';

/** Why a local port cannot be had, and by whom where that is known. */
export function portSentence({ port, why }: PortQuestion, list: TunnelList): string {
  if (why === 'privileged') {
    // Windows reserves ranges of higher ports, for containers for example.
    const whose = port < firstCommonPort ? 'for administrators' : 'reserved by the operating system';
    return `Port ${String(port)} on this computer is ${whose}.`;
  }
  const other = list.tunnels.find(({ id }) => list.status(id)?.port === port);
  const who = other === undefined ? 'another program or window' : `the tunnel “${other.config.name}”`;
  return `Port ${String(port)} on this computer is taken by ${who}.`;
}

/** Says it before any session is started, and offers the next free port. */
export async function askPort(
  question: PortQuestion,
  name: string,
  list: TunnelList,
): Promise<number | undefined> {
  const { free } = question;
  const sentence = `${portSentence(question, list)} The tunnel “${name}” was not started.`;
  const use = free === undefined ? [] : [`Use ${String(free)}`];
  const any = 'Use Any Free Port';
  const answer = await vscode.window.showWarningMessage(sentence, ...use, any);
  if (answer === undefined) return undefined;
  return answer === any ? 0 : free;
}

/**
 * Asked before a tunnel into production, and before one into a container, of which nobody knows. A tunnel changes
 * nothing on the node, so that one answer is enough; who gives it has read where it leads.
 */
export function agreeToNode(host: Host, config: TunnelConfig, node: TunnelNode): Promise<boolean> {
  const there = destination(config);
  const where = config.remoteHost === undefined ? `${there} of ${node.name}` : there;
  const words = productionWords(node);
  const asked =
    node.production === undefined
      ? { question: `Open a tunnel into a container, to ${there}?`, detail: `${node.name}. ${words}` }
      : {
          question: `Open a tunnel into production, to ${where}?`,
          detail: `${words} What is done through the tunnel is done to production.`,
        };
  return host.confirm({ ...asked, verb: 'Open Tunnel' });
}

/** A task is asked about production as well; what nobody knows it says, for a debugger waits and nobody may be there. */
export function agreeInTask(
  host: Host,
  config: TunnelConfig,
  node: TunnelNode,
  told: (sentence: string) => void,
): Promise<boolean> {
  if (node.production !== undefined) return agreeToNode(host, config, node);
  told(productionWords(node));
  return Promise.resolve(true);
}
