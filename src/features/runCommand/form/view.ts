import { failureOf, type Failure } from '../../../core/model/advice.ts';
import { compareText, naturalKey } from '../../../core/base/naturalOrder.ts';
import { platformWords } from '../../../core/model/platform.ts';
import { filterTerms, matchesText, type FilterTerm } from '../../../core/model/terms.ts';
import type { DocumentItem } from '../documents.ts';
import type { DocumentSpec, ParameterSpec } from '../../../core/model/documentSpec.ts';
import { mayBeEmpty, showingOf } from '../parameters.ts';
import type { Fleet, FleetNode } from '../fleet.ts';
import { givenOf } from './given.ts';
import type {
  DocumentsView,
  FormView,
  NodeRow,
  NodesView,
  ParameterField,
  PreviewView,
  RunDraft,
} from './messages.ts';
import type { Problems } from './validate.ts';

export interface FormState {
  readonly seq: number;
  readonly connectionId: string;
  readonly connection: string;
  readonly draft: RunDraft;
  readonly spec: DocumentSpec | undefined;
  readonly specLoading: boolean;
  readonly versions: readonly string[];
  readonly problems: Problems;
  /** Fields that the person has changed: only these show problems before the first try to run. */
  readonly touched: ReadonlySet<string>;
  readonly attempt: number;
  readonly preview: PreviewView;
  readonly sending: boolean;
  readonly failure: unknown;
}

/** The form as the page draws it. */
export function formView(state: FormState): FormView {
  const { seq, connectionId, connection, draft, attempt, preview, sending } = state;
  return {
    type: 'form',
    seq,
    connectionId,
    connection,
    draft,
    attempt,
    preview,
    sending,
    documentDescription: documentWords(state.spec),
    documentLoading: state.specLoading,
    versions: ['$DEFAULT', '$LATEST', ...state.versions],
    parameters: (state.spec?.parameters ?? []).map((spec) => parameterField(spec, draft)),
    problems: shownProblems(state),
    ...failurePart(state.failure),
  };
}

function failurePart(failure: unknown): { readonly failure?: Failure } {
  return failure === undefined ? {} : { failure: failureOf(failure) };
}

function shownProblems({ problems, touched, attempt }: FormState): Readonly<Record<string, string>> {
  const shown = [...problems].filter(([field]) => attempt > 0 || touched.has(field));
  return Object.fromEntries(shown);
}

function documentWords(spec: DocumentSpec | undefined): string {
  if (spec === undefined) return '';
  const runsOn =
    spec.platforms.length === 0 ? [] : [`Runs on ${spec.platforms.map(platformWords).join(', ')}.`];
  return [spec.description, ...runsOn, `Version ${spec.version}.`].filter((part) => part !== '').join(' ');
}

/** How a parameter is asked for. */
export function parameterField(spec: ParameterSpec, draft: RunDraft): ParameterField {
  const options = optionsOf(spec);
  return {
    name: spec.name,
    control: options.length > 0 ? 'select' : controlOf(spec),
    description: spec.description,
    required: spec.defaultText === undefined,
    placeholder: spec.defaultText ?? '',
    options,
    hint: hintOf(spec),
    showing: showingOf(spec, givenOf(draft, spec.name)),
    mayBeEmpty: mayBeEmpty(spec),
  };
}

/** The default stands first, because the first option is the one in force while nothing is chosen. */
function optionsOf(spec: ParameterSpec): readonly string[] {
  if (spec.type !== 'String' && spec.type !== 'Boolean' && spec.type !== 'Integer') return [];
  const allowed = spec.type === 'Boolean' ? ['true', 'false'] : spec.allowedValues;
  if (allowed.length === 0) return [];
  const first = spec.defaultText ?? '';
  // An empty text is the default here; that one is sent empty is said apart.
  return [...new Set([first, ...allowed.filter((value) => value !== '')])];
}

function controlOf(spec: ParameterSpec): ParameterField['control'] {
  if (spec.type === 'StringList') return 'lines';
  if (spec.type === 'StringMap' || spec.type === 'MapList') return 'json';
  return spec.multiline ? 'area' : 'line';
}

function hintOf(spec: ParameterSpec): string {
  const allowed = spec.type === 'StringList' ? spec.allowedValues : [];
  const hints = [
    spec.type === 'StringList' ? 'One item a line.' : '',
    spec.type === 'StringMap' ? 'A JSON object.' : '',
    spec.type === 'MapList' ? 'A JSON array of objects.' : '',
    allowed.length > 0 ? `Allowed: ${allowed.join(', ')}.` : '',
  ];
  return hints.filter((hint) => hint !== '').join(' ');
}

const mostDocuments = 60;
const mostNodes = 100;

/** Documents whose name holds every word of the query: the account's own first, then Amazon's, then shared ones. */
export function documentsView(
  query: string,
  items: readonly DocumentItem[],
  loading: boolean,
  failure: unknown,
): DocumentsView {
  const terms = filterTerms(query);
  const found = items.filter((item) => matchesText(terms, item.name.toLowerCase()));
  return {
    type: 'documents',
    query,
    items: found.slice(0, mostDocuments).map(({ name, owner, platforms }) => ({
      name,
      owner,
      platforms: platforms.map(platformWords).join(', '),
    })),
    more: Math.max(0, found.length - mostDocuments),
    loading,
    note: failure === undefined ? '' : `Not all documents could be listed: ${failureOf(failure).sentence}`,
  };
}

/** The chosen nodes, then those that fit the query. */
export function nodesView(
  query: string,
  chosen: readonly string[],
  fleet: Fleet,
  loading: boolean,
  failure: unknown,
): NodesView {
  const taken = new Set(chosen);
  const terms = filterTerms(query);
  const others = byName([...fleet.nodes.values()].filter((node) => !taken.has(node.id) && fits(node, terms)));
  const rows = [
    ...chosen.map((id) => nodeRow(fleet.nodes.get(id) ?? strangerOf(id), true)),
    ...others.slice(0, mostNodes).map((node) => nodeRow(node, false)),
  ];
  return {
    type: 'nodes',
    query,
    rows,
    more: Math.max(0, others.length - mostNodes),
    loading,
    note: failure === undefined ? '' : `The nodes could not be listed: ${failureOf(failure).sentence}`,
  };
}

function byName(nodes: readonly FleetNode[]): readonly FleetNode[] {
  return nodes
    .map((node) => ({ node, key: naturalKey(node.name) }))
    .sort((one, other) => compareText(one.key, other.key))
    .map(({ node }) => node);
}

function fits(node: FleetNode, terms: readonly FilterTerm[]): boolean {
  if (terms.length === 0) return true;
  const tags = (node.tags ?? []).map((tag) => `${tag.key}=${tag.value}`);
  return matchesText(terms, [node.name, node.id, node.platform, ...tags].join(' ').toLowerCase());
}

function strangerOf(id: string): FleetNode {
  return { id, name: id, platform: 'Unknown', online: false, production: false, tags: undefined };
}

function nodeRow({ id, name, platform, online, production }: FleetNode, chosen: boolean): NodeRow {
  return { id, name, platform: platformWords(platform), online, production, chosen };
}
