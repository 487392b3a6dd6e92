import { silentLog } from '../../../src/core/base/log.ts';
import type { SessionService } from '../../../src/core/model/sessionService.ts';
import type { NodeQuestion } from '../../../src/features/tunnels/chooseNode.ts';
import type { TunnelConfig } from '../../../src/features/tunnels/config.ts';
import type { PortQuestion } from '../../../src/features/tunnels/localEnd.ts';
import type { TunnelNode, TunnelState } from '../../../src/features/tunnels/model.ts';
import type { TunnelPorts } from '../../../src/features/tunnels/ports.ts';
import { Tunnel } from '../../../src/features/tunnels/tunnel.ts';
import { ManualClock } from '../manualClock.ts';
import { FakeKernel } from './fakeKernel.ts';

export const database: TunnelConfig = {
  name: 'orders',
  target: { kind: 'node', id: 'i-00000000000000001' },
  remoteHost: 'db.internal',
  remotePort: 5432,
  localPort: 15_432,
};

export const bastion: TunnelConfig = {
  ...database,
  target: { kind: 'tag', key: 'Role', value: 'bastion' },
};

const noService = (): Promise<never> => Promise.reject(new Error('Sessions are fakes here.'));
const service: SessionService = {
  start: noService,
  resume: noService,
  terminate: noService,
  generateDataKey: noService,
  agentFor: noService,
};

/** A tunnel over fakes, and everything that it asked and told. */
export class TunnelScene {
  readonly kernel = new FakeKernel();
  readonly clock = new ManualClock();
  readonly tunnel: Tunnel;
  readonly states: TunnelState['kind'][] = [];
  readonly questions: NodeQuestion[] = [];
  readonly portQuestions: PortQuestion[] = [];
  readonly agreed: TunnelNode[] = [];
  readonly told: string[] = [];
  readonly failures: unknown[] = [];
  readonly helps: { readonly error: unknown; readonly retry: () => void }[] = [];
  readonly leftAlive: unknown[] = [];
  restarts = true;
  agrees = true;
  /** What the person answers to the question for another port. */
  otherPort: (question: PortQuestion) => Promise<number | undefined> = () => Promise.resolve(undefined);
  nodes: readonly TunnelNode[] = [{ id: 'i-00000000000000001', name: 'web-1' }];
  findNode: (question: NodeQuestion) => Promise<TunnelNode> = ({ previous, avoid }) => {
    const left = this.nodes.filter(({ id }) => !avoid.has(id));
    const node = left.find(({ id }) => id === previous) ?? left[0];
    return node === undefined ? Promise.reject(new Error('no node')) : Promise.resolve(node);
  };

  constructor(config: TunnelConfig = database) {
    this.tunnel = new Tunnel(config, this.ports);
    this.tunnel.onDidChange(({ state }) => {
      if (this.states.at(-1) !== state.kind) this.states.push(state.kind);
    });
  }

  get ports(): TunnelPorts {
    return {
      loadKernel: () => Promise.resolve(this.kernel.kernel),
      service,
      clock: this.clock,
      log: silentLog,
      keepAliveMs: 30_000,
      connection: 'dev · eu-central-1',
      chooseNode: async (question) => {
        this.questions.push({ ...question, avoid: new Set(question.avoid) });
        return this.findNode(question);
      },
      askPort: (question) => {
        this.portQuestions.push(question);
        return this.otherPort(question);
      },
      agree: async (node) => {
        this.agreed.push(node);
        return this.agrees;
      },
      restarts: () => this.restarts,
      told: (sentence) => this.told.push(sentence),
      failed: (error) => this.failures.push(error),
      needsHelp: (error, retry) => this.helps.push({ error, retry }),
      leftAlive: (error) => this.leftAlive.push(error),
    };
  }

  get state(): TunnelState {
    return this.tunnel.status.state;
  }

  /** Starts, lets the session open, and a minute pass. */
  async open(): Promise<void> {
    await this.tunnel.start();
    this.kernel.session.open();
    await this.clock.advance(60_000);
  }
}
