import * as vscode from 'vscode';
import { hostProblem, parseTarget, targetProblem } from '../config.ts';
import { commonPort } from '../commonPort.ts';
import { draftNameProblem, portTextProblem, suggestedName, type Draft } from '../draft.ts';
import type { TunnelScope } from '../saved.ts';
import { askChoice, askText, type Answer, type Place, type Row } from './steps.ts';

/** What the form asks of its surroundings. */
export interface FormParts {
  readonly nodes: () => Promise<NodeRows>;
  readonly connections: readonly Row<ConnectionChoice>[];
  readonly hasWorkspace: boolean;
  readonly taken: (scope: TunnelScope) => ReadonlySet<string>;
  /** The first free local port from there on. */
  readonly freePort: (port: number) => Promise<number | undefined>;
}

/** Online nodes to choose from. */
export interface NodeRows {
  readonly rows: readonly Row<string>[];
  /** Why there is none, as a sentence; absent: there are some. */
  readonly none?: string;
}

export interface ConnectionChoice {
  readonly profile: string;
  readonly region: string;
}

export interface FormOptions {
  readonly title: string;
  readonly draft: Draft;
  /** What is not asked for. */
  readonly given: readonly StepName[];
  /** The name that an edited tunnel has. */
  readonly ownName: string;
}

type StepName = 'target' | 'remoteHost' | 'remotePort' | 'localPort' | 'connection' | 'scope' | 'name';
type Step = (context: Context) => Promise<Answer<Draft>>;

interface Context {
  readonly parts: FormParts;
  readonly options: FormOptions;
  readonly draft: Draft;
  readonly place: Place;
  /** The chosen node's name, for the tunnel's. */
  readonly nodeName: { value: string };
}

const order: readonly StepName[] = [
  'target',
  'remoteHost',
  'remotePort',
  'localPort',
  'connection',
  'scope',
  'name',
];

/** Asks for a tunnel step by step; Back goes to the step before, with what was answered. Undefined: left. */
export async function fillForm(
  parts: FormParts,
  options: FormOptions,
  nodeName = '',
): Promise<Draft | undefined> {
  const names = order.filter((name) => !options.given.includes(name));
  const named = { value: nodeName };
  let draft = options.draft;
  let index = 0;
  for (let name = names[index]; name !== undefined; name = names[index]) {
    const place = { title: options.title, step: index + 1, of: names.length };
    const answer = await steps[name]({ parts, options, draft, place, nodeName: named });
    if (answer === undefined) return undefined;
    if (answer.kind === 'answer') draft = answer.value;
    index = Math.max(0, index + (answer.kind === 'answer' ? 1 : -1));
  }
  return draft;
}

const steps: { readonly [N in StepName]: Step } = {
  target: askTarget,
  async remoteHost({ draft, place }) {
    const prompt = 'A host that the node reaches, for example a database. Empty: the node itself.';
    const question = { prompt, placeholder: 'db.internal', value: draft.remoteHost, problem: hostProblem };
    return changed(draft, await askText(place, question), (remoteHost) => ({ remoteHost }));
  },
  async remotePort({ draft, place }) {
    const where = draft.remoteHost === '' ? 'the node' : draft.remoteHost;
    const question = {
      prompt: `The port on ${where}, for example 5432 (PostgreSQL), 3389 (RDP) or 443 (HTTPS).`,
      value: draft.remotePort,
      problem: (text: string) => portTextProblem(text, false),
    };
    return changed(draft, await askText(place, question), (remotePort) => ({ remotePort }));
  },
  localPort: askLocalPort,
  async connection({ parts, draft, place }) {
    const question = {
      placeholder: 'The profile and Region that the tunnel goes through',
      rows: parts.connections,
      active: (value: ConnectionChoice) =>
        value.profile === draft.profile && (value.region === draft.region || draft.profile === ''),
    };
    return changed(draft, await askChoice(place, question), (value) => value);
  },
  async scope({ parts, draft, place }) {
    const rows = scopeRows.filter(({ value }) => value !== 'workspace' || parts.hasWorkspace);
    const question = {
      placeholder: 'Where the tunnel is kept',
      rows,
      active: (value: TunnelScope) => value === draft.scope,
    };
    return changed(draft, await askChoice(place, question), (scope) => ({ scope }));
  },
  async name({ parts, options, draft, place, nodeName }) {
    const taken = parts.taken(draft.scope);
    const question = {
      prompt: 'The tunnel’s name: tasks and people call it by this.',
      value: draft.name === '' ? suggestedName(draft, nodeName.value, taken) : draft.name,
      problem: (text: string) => draftNameProblem(text, taken, options.ownName),
    };
    return changed(draft, await askText(place, question), (name) => ({ name }));
  },
};

const scopeRows: readonly Row<TunnelScope>[] = [
  { label: 'Your settings', description: 'in every workspace', value: 'user' },
  {
    label: 'Workspace settings',
    description: 'shared with whoever opens this folder (.vscode/settings.json)',
    value: 'workspace',
  },
  { label: 'This window only', description: 'nothing is written down', value: 'window' },
];

const typeTarget = 'type an ID or a tag: tag:Role=bastion';

async function askTarget({ parts, draft, place, nodeName }: Context): Promise<Answer<Draft>> {
  const names = new Map<string, string>();
  const before =
    draft.target === '' ? [] : [{ label: draft.target, description: 'as before', value: draft.target }];
  const answer = await askChoice<string>(place, {
    placeholder: `Choose an online node, or ${typeTarget}`,
    rows: before,
    typed: (text) => {
      if (targetProblem(text) !== undefined) return undefined;
      const isTag = parseTarget(text)?.kind === 'tag';
      const description = isTag ? 'the first online node with this tag' : 'this node';
      return { label: text, description, value: text, alwaysShow: true };
    },
    more: async (add) => {
      const { rows, none } = await parts.nodes();
      for (const { label, value } of rows) names.set(value, label);
      add([...before, ...rows]);
      return none === undefined ? undefined : `${none} To go on, ${typeTarget}`;
    },
  });
  if (answer?.kind === 'answer') nodeName.value = names.get(answer.value) ?? tagValue(answer.value);
  return changed(draft, answer, (target) => ({ target }));
}

async function askLocalPort({ parts, draft, place }: Context): Promise<Answer<Draft>> {
  const usual = draft.localPort === '' ? commonPort(Number(draft.remotePort)) : Number(draft.localPort);
  const free = usual === 0 ? 0 : ((await parts.freePort(usual)) ?? usual);
  const taken = free === usual ? '' : ` ${String(usual)} is taken just now, ${String(free)} is free.`;
  const question = {
    prompt: `The port on this computer. 0: any free one, another at each start.${taken}`,
    // A port that is only taken just now, by this very tunnel perhaps, is not changed behind anybody's back.
    value: String(draft.localPort === '' ? free : usual),
    problem: (text: string) => portTextProblem(text, true),
  };
  return changed(draft, await askText(place, question), (localPort) => ({ localPort }));
}

/** `bastion` of `tag:Role=bastion`. */
function tagValue(text: string): string {
  const target = parseTarget(text);
  return target?.kind === 'tag' ? target.value : '';
}

function changed<T>(draft: Draft, answer: Answer<T>, change: (value: T) => Partial<Draft>): Answer<Draft> {
  if (answer?.kind !== 'answer') return answer;
  return { kind: 'answer', value: { ...draft, ...change(answer.value) } };
}

/** Whether there is a place for workspace settings. */
export function hasWorkspace(): boolean {
  return (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
}
