import { momentWords, count } from '../../core/base/words.ts';
import { plainText } from '../../core/base/plainText.ts';
import { containerDoubt, isContainer } from '../../core/model/container.ts';
import { doubtSentence } from '../../core/model/production.ts';
import type { TooltipLines, TreeRow } from '../../core/model/tree.ts';
import type { TunnelConfig } from './config.ts';
import { nodeLabel } from '../../core/model/nodeLabel.ts';
import { isActive, productionWords, type TunnelNode, type TunnelState, type TunnelStatus } from './model.ts';
import { bytesText, rateText, type Rate } from './rate.ts';
import { destination, targetWords } from './request.ts';
import type { TunnelEntry, TunnelOrigin } from './saved.ts';

/** What a row is drawn from. */
export interface TunnelView {
  readonly entry: TunnelEntry;
  /** False: it only still runs, and there is nothing to edit or to remove. Default true. */
  readonly isSaved?: boolean;
  /** Absent: never started in this window. */
  readonly status?: TunnelStatus | undefined;
  readonly rate?: Rate | undefined;
}

type Icon = Pick<TreeRow, 'icon' | 'iconColor'>;

/** The shape tells the state too: colour is never the only sign. */
const icons: { readonly [K in TunnelState['kind']]: Icon } = {
  stopped: { icon: 'circle-outline' },
  starting: { icon: 'loading~spin' },
  open: { icon: 'pass-filled', iconColor: 'testing.iconPassed' },
  reconnecting: { icon: 'sync~spin', iconColor: 'list.warningForeground' },
  waiting: { icon: 'debug-pause', iconColor: 'list.warningForeground' },
  failed: { icon: 'error', iconColor: 'list.errorForeground' },
  stopping: { icon: 'loading~spin' },
};

/** Open, and yet what it leads to cannot be reached. */
const troubled: Icon = { icon: 'warning', iconColor: 'list.warningForeground' };

export function rowOf(view: TunnelView): TreeRow {
  const { entry, status } = view;
  if (entry.kind === 'broken') return brokenRow(entry);
  const state = status?.state ?? { kind: 'stopped' };
  const description = descriptionOf(entry.config, view, state);
  return {
    id: entry.id,
    label: entry.config.name,
    description,
    ...(status?.trouble === undefined ? icons[state.kind] : troubled),
    contextValue: contextOf(view.isSaved === false ? 'unsaved' : `tunnel ${entry.scope}`, state, status),
    ...signInBy(entry.config, state),
    accessibilityLabel: `${entry.config.name}, ${spoken(state)}, ${description.replaceAll(' · ', ', ')}`,
  };
}

/** The notification may be gone since long: a click on the row that asks for sign-in is a way there. */
function signInBy({ profile }: TunnelConfig, state: TunnelState): Pick<TreeRow, 'command'> {
  const needsSignIn = (state.kind === 'waiting' || state.kind === 'reconnecting') && state.needsSignIn;
  if (!needsSignIn) return {};
  const command = 'ssmWorkbench.connection.signIn';
  return { command: { title: 'Sign In', command, arguments: profile === undefined ? [] : [profile] } };
}

function brokenRow({ id, name, problem }: Extract<TunnelEntry, { kind: 'broken' }>): TreeRow {
  const label = name === '' ? 'Tunnel without a name' : name;
  const command = 'ssmWorkbench.tunnels.openSettings';
  return {
    id,
    label,
    description: problem,
    icon: 'warning',
    iconColor: 'list.warningForeground',
    contextValue: 'broken',
    command: { title: 'Open Settings', command, arguments: [{ id }] },
    accessibilityLabel: `${label}, cannot be read: ${problem}`,
  };
}

/** Words for the `when` clauses of package.json. */
function contextOf(place: string, state: TunnelState, status: TunnelStatus | undefined): string {
  const words = [place, state.kind === 'stopping' ? 'stopping' : isActive(state) ? 'active' : 'idle'];
  if (status?.port !== undefined) words.push('bound');
  if (status?.sessionId !== undefined) words.push('session');
  return words.join(' ');
}

/** What a person looks for comes first: a narrow side bar cuts the rest off. */
function descriptionOf(config: TunnelConfig, { status, rate }: TunnelView, state: TunnelState): string {
  const parts = status === undefined ? [] : stateParts(state, status, rate);
  const route = `${localText(config, status)} → ${destination(config)}`;
  const way = isActive(state) ? wayOf(status) : targetWords(config.target);
  const production = status?.node?.production === undefined || !isActive(state) ? '' : 'production';
  const isWell = state.kind === 'stopped' || (state.kind === 'open' && status?.trouble === undefined);
  const account = isActive(state) ? (status?.connection ?? '') : pinned(config);
  const rest = [way, account];
  const texts = isWell ? [route, production, ...parts, ...rest] : [...parts, route, production, ...rest];
  return texts
    .map(plainText)
    .filter((part) => part !== '')
    .join(' · ');
}

function stateParts(state: TunnelState, status: TunnelStatus, rate: Rate | undefined): readonly string[] {
  switch (state.kind) {
    case 'stopped':
      return [];
    case 'starting':
      return [steps[state.step]];
    case 'open':
      return [
        status.trouble ?? '',
        count(status.traffic.open, 'connection'),
        rate === undefined ? '' : rateText(rate),
      ];
    case 'reconnecting':
      return [state.needsSignIn ? 'sign in to go on' : 'reconnecting', state.cause];
    case 'waiting':
      return [state.needsSignIn ? 'sign in to go on' : 'waiting for a connection', state.sentence];
    case 'failed':
      return [state.sentence];
    case 'stopping':
      return ['stopping…'];
  }
}

const steps = {
  port: 'opening the port…',
  node: 'choosing the node…',
  session: 'starting the session…',
} as const;

function localText(config: TunnelConfig, status: TunnelStatus | undefined): string {
  if (status?.port !== undefined) return `127.0.0.1:${status.port}`;
  return config.localPort === 0 ? 'any port' : String(config.localPort);
}

/** `via web-1`, and of how many where a tag was asked for. */
function wayOf(status: TunnelStatus | undefined): string {
  const node = status?.node;
  if (node === undefined) return '';
  const others = node.matches === undefined || node.matches < 2 ? '' : ` (1 of ${node.matches})`;
  return `via ${node.name}${others}`;
}

function spoken(state: TunnelState): string {
  return state.kind === 'waiting' || state.kind === 'reconnecting'
    ? `${state.kind}, not connected`
    : state.kind;
}

const origins: { readonly [O in TunnelOrigin]: string } = {
  user: 'Your settings',
  workspace: 'Workspace settings',
  window: 'This window only',
  task: 'A task, which writes it out itself',
};

/** Everything that is known, a line each; lines without a value are left out. */
export function tooltipOf({ entry, status, rate, isSaved = true }: TunnelView, now: number): TooltipLines {
  if (entry.kind === 'broken')
    return [
      ['Problem', entry.problem],
      ['Saved in', origins[entry.scope]],
    ];
  const { config } = entry;
  const node = status?.node;
  const lines: TooltipLines = [
    ['Tunnel', config.name],
    ['State', status === undefined ? 'stopped' : stateSentence(status.state)],
    ['Address', status?.port === undefined ? '' : `127.0.0.1:${status.port}`],
    [
      'Leads to',
      config.remoteHost === undefined ? `${destination(config)} of the node` : destination(config),
    ],
    ['Node', node === undefined ? targetWords(config.target) : nodeLabel(node)],
    ['Chosen by', node === undefined || config.target.kind === 'node' ? '' : choiceOf(config, node.matches)],
    ['Production', productionOf(config, node)],
    ['Connection', status?.connection ?? connectionOf(config)],
    ['Session', status?.sessionId ?? ''],
    ['Since', status?.since === undefined ? '' : momentWords(status.since, now)],
    ['Connections', status === undefined ? '' : connectionsText(status)],
    ['Traffic', status === undefined ? '' : trafficText(status, rate)],
    ['Last failure', status?.trouble ?? ''],
    ['Settings', isChanged(config, status) ? 'changed since the start: stop and start to use them' : ''],
    [
      'Saved in',
      isSaved || entry.scope === 'task'
        ? origins[entry.scope]
        : 'nowhere any more: it runs until it is stopped',
    ],
  ];
  return lines.filter(([, value]) => value !== '');
}

/** Whether a tunnel that runs is not the one that the settings say now. */
export function isChanged(config: TunnelConfig, status: TunnelStatus | undefined): boolean {
  return (
    status !== undefined && isActive(status.state) && JSON.stringify(status.config) !== JSON.stringify(config)
  );
}

function stateSentence(state: TunnelState): string {
  switch (state.kind) {
    case 'reconnecting':
      return `reconnecting: ${state.cause}`;
    case 'waiting':
    case 'failed':
      return `${state.kind}: ${state.sentence}`;
    case 'starting':
      return steps[state.step];
    case 'stopped':
    case 'open':
    case 'stopping':
      return state.kind;
  }
}

function choiceOf(config: TunnelConfig, matches: number | undefined): string {
  const many = matches === undefined ? '' : `, ${count(matches, 'online node')}`;
  return `${targetWords(config.target)}${many}`;
}

/** Of a container it is known before the start that nobody knows. */
function productionOf({ target }: TunnelConfig, node: TunnelNode | undefined): string {
  if (node !== undefined) return productionWords(node);
  const isUnknown = target.kind === 'node' && isContainer(target.id);
  return isUnknown ? doubtSentence(containerDoubt, target.id) : '';
}

function connectionOf(config: TunnelConfig): string {
  const own = pinned(config);
  return own === '' ? 'the one in force when it starts' : own;
}

/** What the tunnel itself names; empty: the connection in force. */
function pinned({ profile, region }: TunnelConfig): string {
  return [profile, region].filter((part) => part !== undefined).join(' · ');
}

function connectionsText({ traffic }: TunnelStatus): string {
  return `${traffic.open.toLocaleString('en-US')} open, ${traffic.total.toLocaleString('en-US')} in all`;
}

function trafficText({ traffic }: TunnelStatus, rate: Rate | undefined): string {
  const total = `↓ ${bytesText(traffic.received)} ↑ ${bytesText(traffic.sent)}`;
  const now = rate === undefined ? '' : rateText(rate);
  return now === '' ? total : `${total}, now ${now}`;
}
