import { platformWords } from '../../../core/model/platform.ts';
import type { DocumentSpec } from '../../../core/model/documentSpec.ts';
import type { Fleet, FleetNode } from '../fleet.ts';
import { count, duration, names } from '../../../core/base/words.ts';
import { exactLines } from './exactLines.ts';
import type { PreviewView, RunDraft } from './messages.ts';
import { rateSentence } from './rate.ts';
import { reachOf, type Reach } from './reach.ts';
import { splitValues } from './valueList.ts';

/** What a run would do before it is sent, in the terms of the question that is asked. */
export interface Preview {
  readonly reach: Reach;
  readonly offline: readonly FleetNode[];
  readonly wrongPlatform: readonly FleetNode[];
  readonly production: readonly FleetNode[];
  /** Whether the run may reach a production node that nobody can tell from others: it counts as production. */
  readonly perhapsProduction: boolean;
}

export interface PreviewInput {
  /** Profile and Region. */
  readonly connection: string;
  readonly draft: RunDraft;
  readonly spec: DocumentSpec | undefined;
  readonly fleet: Fleet;
  readonly fleetLoading: boolean;
  /** Why the fleet could not be read, as a sentence. */
  readonly fleetFailure: string | undefined;
  /** Names the production profile; undefined when the connection's is none. */
  readonly productionProfile: string | undefined;
}

const defaultTimeout = 3600;

export function previewOf({ draft, spec, fleet }: PreviewInput): Preview {
  const reach = reachOf(draft, fleet);
  const nodes = reach.kind === 'known' ? reach.nodes : [];
  const platforms = spec?.platforms ?? [];
  return {
    reach,
    offline: nodes.filter((node) => !node.online),
    wrongPlatform: nodes.filter(
      (node) => platforms.length > 0 && node.platform !== 'Unknown' && !platforms.includes(node.platform),
    ),
    production: nodes.filter((node) => node.production),
    perhapsProduction: perhapsProduction(reach, fleet),
  };
}

/** Production is told from tags: a node without known ones is not known to be outside of it. */
function perhapsProduction(reach: Reach, fleet: Fleet): boolean {
  if (reach.kind === 'known') {
    return reach.missing.length > 0 || reach.uncertain > 0 || reach.nodes.some(isUntold);
  }
  return !fleet.complete || [...fleet.nodes.values()].some((node) => node.production || isUntold(node));
}

function isUntold(node: FleetNode): boolean {
  return node.tags === undefined;
}

type Line = PreviewView['lines'][number];

/** The preview as the page shows it. */
export function previewView(input: PreviewInput): PreviewView {
  const preview = previewOf(input);
  return {
    reach: reachWords(preview.reach, input),
    loading: input.fleetLoading,
    lines: [
      ...choiceLines(input.draft),
      ...exactLines(input.draft, input.spec),
      ...reachLines(preview.reach, input),
      ...offlineLines(preview.offline, input.draft),
      ...platformLines(preview.wrongPlatform, input),
      ...productionLines(preview, input),
      { tone: 'info', text: rateSentence(input.draft) },
    ],
  };
}

/** A form may open without the nodes that were meant: VS Code forgets a row that is drawn anew under a click. */
function choiceLines({ notice, targetKind, nodeIds }: RunDraft): readonly Line[] {
  if (notice !== '') return [{ tone: 'warning', text: notice }];
  if (targetKind !== 'nodes' || nodeIds.length > 0) return [];
  return [{ tone: 'warning', text: noNodeWords }];
}

const noNodeWords =
  'No node is chosen yet. Tick nodes under Targets, or choose tags or a resource group there.';

function reachWords(reach: Reach, { draft, fleetLoading }: PreviewInput): string {
  if (reach.kind === 'unknown') return fleetLoading ? 'Looking for the nodes…' : 'Unknown number of nodes';
  // Chosen nodes are as many as were chosen, whatever is known of them.
  if (draft.targetKind === 'nodes') return count(reach.nodes.length + reach.uncertain, 'node');
  const known = count(reach.nodes.length, 'node');
  return reach.uncertain > 0 ? `${known}, perhaps more` : known;
}

function reachLines(reach: Reach, input: PreviewInput): readonly Line[] {
  const { fleet, fleetLoading, fleetFailure, draft } = input;
  const lines: Line[] = [];
  if (fleetFailure !== undefined) {
    lines.push({ tone: 'warning', text: `The nodes could not be read: ${fleetFailure}` });
  } else if (reach.kind === 'unknown' && !fleetLoading) lines.push({ tone: 'info', text: reach.why });
  if (fleet.tagsMissing !== undefined) lines.push({ tone: 'warning', text: tagsMissing(fleet.tagsMissing) });
  if (reach.kind === 'unknown') return lines;
  if (reach.nodes.length === 0 && draft.targetKind === 'tags' && draft.tags.some((tag) => tag.key !== '')) {
    lines.push({ tone: 'error', text: 'No managed node carries these tags: nothing would run.' });
  }
  if (reach.missing.length > 0) {
    const who = names(reach.missing);
    const text = `${count(reach.missing.length, 'id')} of no managed node in this Region: ${who}.`;
    lines.push({ tone: 'error', text, leaveOut: reach.missing });
  }
  return lines;
}

function tagsMissing(why: string): string {
  return `${why} Whether nodes are production cannot be told from their tags.`;
}

function offlineLines(offline: readonly FleetNode[], draft: RunDraft): readonly Line[] {
  if (offline.length === 0) return [];
  const timeout = /^\d{1,9}$/.test(draft.timeoutSeconds) ? Number(draft.timeoutSeconds) : defaultTimeout;
  const back =
    offline.length === 1 ? 'It gets the command if it comes back' : 'They get the command if they come back';
  const text = `${count(offline.length, 'node')} offline: ${named(offline)}. ${back} within ${duration(timeout)}.`;
  return [{ tone: 'warning', text, ...leaveOut(offline, draft) }];
}

function platformLines(wrong: readonly FleetNode[], { spec, draft }: PreviewInput): readonly Line[] {
  if (wrong.length === 0 || spec === undefined) return [];
  const runsOn = spec.platforms.map(platformWords).join(', ');
  const text = `${count(wrong.length, 'node')} of another platform: ${named(wrong)}. ${spec.name} runs on ${runsOn}.`;
  return [{ tone: 'error', text, ...leaveOut(wrong, draft) }];
}

function productionLines(
  preview: Preview,
  { fleetLoading, productionProfile }: PreviewInput,
): readonly Line[] {
  // What is still being read is not yet a reason to warn; the question waits for it.
  const told = fleetLoading ? { ...preview, perhapsProduction: false } : preview;
  const sentence = productionSentence(told, productionProfile);
  return sentence === undefined ? [] : [{ tone: 'warning', text: `${sentence} You will be asked twice.` }];
}

const perhapsWords = 'Whether all of these nodes are outside production is not known.';

/** What makes a run one on production, or perhaps one; undefined when nothing does. */
export function productionSentence(
  { production, perhapsProduction }: Pick<Preview, 'production' | 'perhapsProduction'>,
  profile: string | undefined,
): string | undefined {
  if (profile !== undefined) return `The profile ${profile} is production.`;
  if (production.length === 0) return perhapsProduction ? perhapsWords : undefined;
  const verb = production.length === 1 ? 'is' : 'are';
  return `${count(production.length, 'node')} ${verb} production: ${named(production)}.`;
}

/** Nodes can be left out of a choice of nodes, not of a tag. */
function leaveOut(nodes: readonly FleetNode[], draft: RunDraft): Pick<Line, 'leaveOut'> {
  return draft.targetKind === 'nodes' ? { leaveOut: nodes.map((node) => node.id) } : {};
}

function named(nodes: readonly FleetNode[]): string {
  return names(nodes.map((node) => node.name));
}

/** How a run's targets read in a sentence: `3 nodes`, `every node tagged Role=web or Role=api`. */
export function targetWords(draft: RunDraft, preview: Preview): string {
  switch (draft.targetKind) {
    case 'nodes':
      return count(draft.nodeIds.length, 'node');
    case 'resourceGroup':
      return `the resource group ${draft.resourceGroup}`;
    case 'tags': {
      const now = preview.reach.kind === 'known' ? ` (${count(preview.reach.nodes.length, 'node')} now)` : '';
      return `every node tagged ${draft.tags.map(tagWords).join(' and ')}${now}`;
    }
  }
}

function tagWords({ key, values }: RunDraft['tags'][number]): string {
  const wanted = splitValues(values);
  return wanted.length === 0
    ? key
    : `${key}=${wanted.map((value) => (value === '' ? '""' : value)).join(' or ')}`;
}
