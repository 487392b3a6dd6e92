import type { DocumentModel, Step } from '../../model/document.ts';
import { actionOf } from '../../shapes.ts';
import { entriesOf, itemsOf, textOf, valueOf, type Entry } from '../../syntax/node.ts';
import { systemVariables } from '../../tables/systemVariables.ts';
import type { Place } from './place.ts';
import { scopeOf } from './scope.ts';

/** Something that can stand between double braces. */
export interface Referable {
  /** What stands between the braces. */
  readonly name: string;
  /** What it is, for the list of completions. */
  readonly detail: string;
  readonly about?: string;
  /** Type of its value; `undefined` when it is not known. */
  readonly type?: string | undefined;
  /** The rest of the name is the author's to say. */
  readonly isOpen?: boolean;
}

/** Everything that can stand between braces at the place, the nearest first. */
export function referablesAt(place: Place): readonly Referable[] {
  const scope = scopeOf(place);
  const { model } = place.parsed;
  return [
    ...(scope.steps === true ? loopValues(place.step) : []),
    ...(scope.parameters === true ? declared(model.parameters, 'parameter', '') : []),
    ...(scope.steps === true ? outputsBefore(place) : []),
    ...(scope.steps === true ? declared(model.variables, 'variable', 'variable:') : []),
    ...(scope.system === true ? system() : []),
    ...(scope.stored === true ? [stored('ssm', 'A parameter of Parameter Store, not encrypted.')] : []),
    ...(scope.secure === true ? [stored('ssm-secure', 'An encrypted parameter of Parameter Store.')] : []),
  ];
}

function declared(entries: ReadonlyMap<string, Entry>, what: string, prefix: string): Referable[] {
  return [...entries.values()].map(({ name, value }) => {
    const type = textOf(valueOf(value, 'type'));
    const about = textOf(valueOf(value, 'description'));
    const detail = `${what}, ${type ?? 'no type'}`;
    return { name: `${prefix}${name}`, detail, type, ...(about === undefined ? {} : { about }) };
  });
}

function system(): Referable[] {
  return Object.entries(systemVariables).map(([name, about]) => ({
    name,
    detail: 'system variable',
    about,
    type: 'String',
  }));
}

function stored(prefix: string, about: string): Referable {
  return { name: `${prefix}:`, detail: 'Parameter Store', about, type: 'String', isOpen: true };
}

/** What the loops around a step say about the current round. */
function loopValues(step: Step | undefined): Referable[] {
  const loop = step?.parent;
  if (loop?.name === undefined) return step === undefined ? [] : loopValues(loop);
  const type = textOf(valueOf(loop.inputs, 'IteratorDataType')) ?? 'String';
  const each: Referable = {
    name: `${loop.name}.CurrentIteratorValue`,
    detail: `value of the loop, ${type}`,
    about: 'The item of `Iterators` that the loop has come to.',
    type,
  };
  const round: Referable = {
    name: `${loop.name}.CurrentIteration`,
    detail: 'value of the loop, Integer',
    about: 'How many times the loop has begun.',
    type: 'Integer',
  };
  return [...(valueOf(loop.inputs, 'Iterators') === undefined ? [] : [each]), round, ...loopValues(loop)];
}

/** Outputs of the steps that can have run before the cursor's step, the latest first. */
function outputsBefore({ parsed, step, position }: Place): Referable[] {
  const { model, flow } = parsed;
  const offset = parsed.lines.offset(position);
  const around = new Set(ancestors(step));
  return model.steps
    .filter((other) => other !== step && !around.has(other))
    .filter((other) =>
      other.node.start < offset ? true : step !== undefined && flow.isCertain && flow.canFollow(other, step),
    )
    .toReversed()
    .flatMap((other) => outputsOf(model, other));
}

function* ancestors(step: Step | undefined): Generator<Step> {
  for (let loop = step?.parent; loop !== undefined; loop = loop.parent) yield loop;
}

/** What later steps can use of a step: the outputs that it declares, and those that its action has anyway. */
export function outputsOf(model: DocumentModel, step: Step): Referable[] {
  const { name: stepName, action = 'a step' } = step;
  if (stepName === undefined) return [];
  const own = itemsOf(valueOf(step.node, 'outputs')).flatMap((output) => {
    const name = entriesOf(output).length === 0 ? undefined : textOf(valueOf(output, 'Name'));
    return name === undefined ? [] : [{ name, type: textOf(valueOf(output, 'Type')) ?? 'String' }];
  });
  const implicit = action === 'aws:loop' ? [] : (actionOf(model, step)?.outputs ?? []);
  const known = new Map([...implicit, ...own].map((output) => [output.name, output.type]));
  return [...known].map(([name, type]) => ({
    name: `${stepName}.${name}`,
    detail: `output of ${action}, ${type}`,
    type,
  }));
}
