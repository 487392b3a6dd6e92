import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../core/base/clock.ts';
import type { SimulatedNode } from '../../system.ts';
import { nodeEnvironment } from '../environment.ts';
import type { NodeHomes } from '../homes.ts';
import type { LiveProcesses } from '../liveProcesses.ts';
import { linux } from '../scripted/linux.ts';
import { powershell } from '../scripted/powershell.ts';
import { PipeTerminal } from './pipeTerminal.ts';
import { PtyTerminal, type ShellSpec } from './ptyTerminal.ts';
import type { PtyMaker } from './scriptProgram.ts';
import { ScriptedTerminal } from './scriptedTerminal.ts';
import type { Terminal } from './terminal.ts';

export interface TerminalOptions {
  /** Who it runs as. */
  readonly user: string;
  /** Runs by `sh -c` instead of a shell to type into; the terminal ends with it. */
  readonly command?: string | undefined;
}

/** Opens terminals on nodes. */
export interface TerminalFactory {
  open(node: SimulatedNode, options: TerminalOptions): Promise<Terminal>;
}

export interface TerminalDeps {
  readonly homes: NodeHomes;
  readonly live: LiveProcesses;
  readonly clock: Clock;
  readonly region: string;
  /** Path of the POSIX shell; undefined where there is none. */
  readonly shell: string | undefined;
  /** Finds out, once, whether this computer makes pseudo-terminals. */
  readonly findPtyMaker: () => Promise<PtyMaker | undefined>;
}

const markerName = 'SSM_DEMO_SESSION';

/** The best terminal this computer and the node allow: pseudo-terminal, line mode, or a scripted set. */
export function createTerminals(deps: TerminalDeps): TerminalFactory {
  let maker: Promise<PtyMaker | undefined> | undefined;
  return {
    async open(node, options) {
      const { shell, clock } = deps;
      const context = { node, now: clock.now(), user: options.user };
      if (node.platform === 'Windows')
        return new ScriptedTerminal(powershell, context, clock, options.command);
      if (shell === undefined || !node.runs)
        return new ScriptedTerminal(linux, context, clock, options.command);
      const spec = await shellSpec(node, options, { ...deps, shell });
      maker ??= deps.findPtyMaker();
      const pty = await maker;
      return pty === undefined ? new PipeTerminal(spec, deps) : new PtyTerminal(pty, spec, deps);
    },
  };
}

async function shellSpec(
  node: SimulatedNode,
  { user, command }: TerminalOptions,
  { homes, region, shell }: TerminalDeps & { readonly shell: string },
): Promise<ShellSpec> {
  const folder = await homes.folder(node);
  const shared = await homes.shared();
  const marker = { name: markerName, value: randomUUID() };
  const extra = { TERM: 'xterm-256color', PS1: '$ ', [marker.name]: marker.value };
  const env = nodeEnvironment({ node, folder, shared, region, user }, extra);
  return { shell, command, cwd: folder.home, env, marker };
}
