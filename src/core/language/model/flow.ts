import { entryOf, isList, isScalar, itemsOf, textOf, valueOf, type ScalarNode } from '../syntax/node.ts';
import type { DocumentModel, Step } from './document.ts';
import { isRunbook } from './kind.ts';
import { targetsOf, type StepTarget } from './targets.ts';

/** Why one step follows another: by order in the list, round a loop, or by a key that names it. */
export interface Edge {
  readonly from: Step;
  readonly to: Step;
  readonly via: 'order' | 'loop' | 'target';
  /** The key that names the step, for `via: 'target'`. */
  readonly target?: StepTarget;
}

/** So many steps are more than a document's 64 KB hold in practice; beyond, questions about pairs are not answered. */
const maxSteps = 1000;

/**
 * Which step can follow which in a runbook. Every answer errs on the side of what may happen: where a target is
 * computed, undefined or ambiguous, nothing is certain and `isCertain` is false.
 */
export class Flow {
  /** Whether every target is known; if not, every step counts as reachable from every other. */
  readonly isCertain: boolean;
  readonly #edges: ReadonlyMap<Step, readonly Edge[]>;
  readonly #ends: ReadonlySet<Step>;
  readonly #first: Step | undefined;
  readonly #byName: ReadonlyMap<string, Step>;
  readonly #after = new Map<Step, ReadonlySet<Step>>();
  readonly #without = new Map<Step, ReadonlySet<Step>>();
  #reachable: ReadonlySet<Step> | undefined;
  #ending: ReadonlySet<Step> | undefined;

  constructor(model: DocumentModel) {
    const graph = readGraph(model);
    this.isCertain = graph.isCertain;
    this.#edges = graph.edges;
    this.#ends = graph.ends;
    this.#first = model.steps[0];
    // Of several with one name the first: the others are reported.
    this.#byName = new Map(model.steps.toReversed().map((step) => [step.name ?? '', step]));
  }

  /** The step of a name, also inside a loop. */
  named(name: string): Step | undefined {
    return name === '' ? undefined : this.#byName.get(name);
  }

  /** The steps that can follow directly, with the reason for each. */
  edgesFrom(step: Step): readonly Edge[] {
    return this.#edges.get(step) ?? [];
  }

  /** The steps outside of a loop that its steps lead to by name, other than by failing. */
  waysOutOf(loop: Step): readonly Step[] {
    const inner = [...this.#edges.keys()].filter((step) => isInside(step, loop));
    return inner.flatMap((step) =>
      this.edgesFrom(step)
        .filter((edge) => edge.via === 'target' && !isDetour(edge))
        .flatMap(({ to }) => (isInside(to, loop) ? [] : [to])),
    );
  }

  /** Whether the runbook can come to the step at all. */
  isReachable(step: Step): boolean {
    if (!this.isCertain) return true;
    this.#reachable ??= this.#reach(this.#first === undefined ? [] : [this.#first]);
    return this.#reachable.has(step);
  }

  /** Whether an end can be reached from the step without a failure that aborts. */
  canEnd(step: Step): boolean {
    if (!this.isCertain) return true;
    this.#ending ??= this.#backFromEnds();
    return this.#ending.has(step);
  }

  /** Whether `later` can run once `earlier` has: a path leads from the one to the other. */
  canFollow(earlier: Step, later: Step): boolean {
    if (!this.isCertain || this.#edges.size > maxSteps) return true;
    let after = this.#after.get(earlier);
    if (after === undefined) {
      after = this.#reach(this.edgesFrom(earlier).map((edge) => edge.to));
      this.#after.set(earlier, after);
    }
    return after.has(later);
  }

  /** Whether every way to `later` leads through `earlier`; failures that lead elsewhere do not count. */
  alwaysPrecedes(earlier: Step, later: Step): boolean {
    if (!this.isCertain || this.#edges.size > maxSteps) return true;
    let without = this.#without.get(earlier);
    if (without === undefined) {
      const starts = this.#first === undefined || this.#first === earlier ? [] : [this.#first];
      without = this.#reach(starts, (edge) => edge.to !== earlier && !isDetour(edge));
      this.#without.set(earlier, without);
    }
    return !without.has(later);
  }

  #reach(starts: readonly Step[], passes: (edge: Edge) => boolean = () => true): ReadonlySet<Step> {
    const seen = new Set(starts);
    // A set that grows is iterated to its new end.
    for (const step of seen) {
      for (const edge of this.edgesFrom(step)) if (passes(edge)) seen.add(edge.to);
    }
    return seen;
  }

  #backFromEnds(): ReadonlySet<Step> {
    const before = new Map<Step, Step[]>();
    for (const edges of this.#edges.values()) {
      for (const { from, to } of edges) {
        const known = before.get(to);
        if (known === undefined) before.set(to, [from]);
        else known.push(from);
      }
    }
    const seen = new Set(this.#ends);
    for (const step of seen) for (const earlier of before.get(step) ?? []) seen.add(earlier);
    return seen;
  }
}

/** Whether the step is among the steps of the loop, at any depth. */
export function isInside(step: Step, loop: Step): boolean {
  for (let at = step.parent; at !== undefined; at = at.parent) if (at === loop) return true;
  return false;
}

/** A way that is taken only when something failed or was cancelled. */
function isDetour({ target }: Edge): boolean {
  return target?.key === 'onFailure' || target?.key === 'onCancel';
}

interface Graph {
  readonly isCertain: boolean;
  readonly edges: ReadonlyMap<Step, readonly Edge[]>;
  /** Steps after which the runbook can be over. */
  readonly ends: ReadonlySet<Step>;
}

function readGraph(model: DocumentModel): Graph {
  const places = placesOf(model.steps);
  const byName = stepsByName(model.steps);
  const targets = isRunbook(model.kind) ? byStep(targetsOf(model)) : new Map<Step, StepTarget[]>();
  const edges = new Map<Step, readonly Edge[]>();
  const ends = new Set<Step>();
  for (const step of model.steps) {
    const exits = exitsOf(step, targets.get(step) ?? [], byName);
    const next = exits.falls ? places.next.get(step) : undefined;
    const inner = places.inner.get(step);
    const isLast = exits.ends || (exits.falls && next === undefined);
    if (isLast && (step.parent === undefined || exits.ends)) ends.add(step);
    edges.set(step, [
      ...exits.edges,
      ...(inner === undefined ? [] : [edge(step, inner, 'loop')]),
      ...(next === undefined ? [] : [edge(step, next, 'order')]),
      ...(isLast && step.parent !== undefined ? [edge(step, step.parent, 'loop')] : []),
    ]);
  }
  const isCertain = byName !== undefined && model.steps.every((step) => isKnown(step, byName, targets));
  return { isCertain, edges, ends };
}

function byStep(targets: Iterable<StepTarget>): ReadonlyMap<Step, readonly StepTarget[]> {
  const found = new Map<Step, StepTarget[]>();
  for (const target of targets) {
    const known = found.get(target.step);
    if (known === undefined) found.set(target.step, [target]);
    else known.push(target);
  }
  return found;
}

function edge(from: Step, to: Step, via: 'order' | 'loop'): Edge {
  return { from, to, via };
}

interface Places {
  /** The step behind each in its list. */
  readonly next: ReadonlyMap<Step, Step>;
  /** The first step of each loop. */
  readonly inner: ReadonlyMap<Step, Step>;
}

function placesOf(steps: readonly Step[]): Places {
  const next = new Map<Step, Step>();
  const inner = new Map<Step, Step>();
  const last = new Map<Step | undefined, Step>();
  for (const step of steps) {
    const before = last.get(step.parent);
    if (before !== undefined) next.set(before, step);
    else if (step.parent !== undefined) inner.set(step.parent, step);
    last.set(step.parent, step);
  }
  return { next, inner };
}

type StepsByName = ReadonlyMap<string, Step>;

/** `undefined` when a name stands for several steps. */
function stepsByName(steps: readonly Step[]): StepsByName | undefined {
  const named = steps.filter((step) => step.name !== undefined);
  const byName = new Map(named.map((step) => [step.name ?? '', step]));
  return byName.size === named.length ? byName : undefined;
}

interface Exits {
  readonly edges: readonly Edge[];
  /** Whether the next step of the list can follow. */
  readonly falls: boolean;
  readonly ends: boolean;
}

function exitsOf(step: Step, targets: readonly StepTarget[], byName: StepsByName | undefined): Exits {
  const ends = endOf(step);
  const hasDefault = step.action === 'aws:branch' && entryOf(step.inputs, 'Default') !== undefined;
  // A branch that goes by its choices can still fall through when it fails and continues.
  const isDone = (hasDefault && !continues(step)) || ends === 'yes';
  const hasNext = targets.some((target) => target.key === 'nextStep');
  return {
    edges: targets
      // Beside `isEnd` it has no effect, which is told there: what it names is not unreachable as well.
      .filter((target) => target.key !== 'nextStep' || !isDone || ends === 'yes')
      .flatMap((target) => {
        const to = byName?.get(target.name);
        return to === undefined ? [] : [{ from: step, to, via: 'target' as const, target }];
      }),
    falls: !isDone && !hasNext,
    ends: (ends !== 'no' && !hasDefault) || (ends === 'yes' && continues(step)),
  };
}

function continues(step: Step): boolean {
  return textOf(valueOf(step.node, 'onFailure')) === 'Continue';
}

/** What `isEnd` says; `maybe` where it is computed. */
function endOf(step: Step): 'yes' | 'no' | 'maybe' {
  const node = valueOf(step.node, 'isEnd');
  if (node === undefined) return 'no';
  if (!isScalar(node) || node.opaque) return 'maybe';
  const text = String(node.value).toLowerCase();
  if (text === 'true') return 'yes';
  return text.includes('{{') ? 'maybe' : 'no';
}

/** Whether all that the step names is a step of the runbook. */
function isKnown(
  step: Step,
  byName: StepsByName,
  targets: ReadonlyMap<Step, readonly StepTarget[]>,
): boolean {
  const named = targets.get(step) ?? [];
  return named.every((target) => byName.has(target.name)) && hasPlainTargets(step);
}

function hasPlainTargets(step: Step): boolean {
  const keys = ['nextStep', 'onFailure', 'onCancel'].map((key) => valueOf(step.node, key));
  if (step.action === 'aws:loop' && !isListOrNothing(valueOf(step.inputs, 'Steps'))) return false;
  if (step.action !== 'aws:branch') return keys.every(isPlain);
  const choices = valueOf(step.inputs, 'Choices');
  const ways = itemsOf(choices).map((choice) => valueOf(choice, 'NextStep'));
  return isList(choices) && [...keys, ...ways, valueOf(step.inputs, 'Default')].every(isPlain);
}

function isListOrNothing(node: ReturnType<typeof valueOf>): boolean {
  return node === undefined || isList(node);
}

function isPlain(node: ReturnType<typeof valueOf>): boolean {
  if (node === undefined) return true;
  const plain: ScalarNode | undefined = isScalar(node) && !node.opaque ? node : undefined;
  return plain !== undefined && !String(plain.value).includes('{{');
}
