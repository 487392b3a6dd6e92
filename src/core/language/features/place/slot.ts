import type { DocumentKind } from '../../model/kind.ts';
import { tablesOf, type KindTables } from '../../shapes.ts';
import { managedDocument } from '../../tables/managed/index.ts';
import { sourceInfoKeys } from '../../tables/plugins/sources.ts';
import { optional, required, type ActionSpec, type KeySpec, type ValueType } from '../../tables/spec.ts';
import type { Level } from './level.ts';

/** What the tables say about a place of a document. */
export interface Slot {
  /** The key whose value stands here. */
  readonly spec?: KeySpec;
  /** Keys of the map that stands here. */
  readonly keys?: readonly KeySpec[];
  /** Keys of each item of the list that stands here. */
  readonly itemKeys?: readonly KeySpec[];
  /** Keys of each value of the map that stands here; its own keys are names that the author chooses. */
  readonly memberKeys?: readonly KeySpec[];
  /** A list of steps stands here. */
  readonly isStepList?: boolean;
  /** A step stands here. */
  readonly isStep?: boolean;
  /** The action whose inputs stand here, or the value of one of them. */
  readonly action?: ActionSpec;
  /** The name of an action stands here. */
  readonly isActionName?: boolean;
}

/** The operations of AWS services, as far as a slot needs them. */
export interface OperationInputs {
  inputsOf(service: string, api: string): readonly KeySpec[];
}

export interface SlotOptions {
  /** Keys at the top, where they depend on more than the kind of document. */
  readonly document?: readonly KeySpec[];
  /** Keys of the map that the levels lead to, with the text of those values that stand on the key's line. */
  readonly siblings?: ReadonlyMap<string, string>;
  readonly operations?: OperationInputs | undefined;
}

/** What stands where the levels lead; `undefined` where the tables know nothing. */
export function slotAt(
  kind: DocumentKind,
  levels: readonly Level[],
  options: SlotOptions = {},
): Slot | undefined {
  const descent = new Descent(tablesOf(kind), levels, options);
  let slot: Slot | undefined = { keys: options.document ?? tablesOf(kind).document };
  levels.forEach((_level, index) => {
    slot = slot && descent.into(slot, index);
  });
  return slot;
}

/** One way down from the root, level by level. */
class Descent {
  readonly #tables: KindTables;
  readonly #levels: readonly Level[];
  readonly #options: SlotOptions;

  constructor(tables: KindTables, levels: readonly Level[], options: SlotOptions) {
    this.#tables = tables;
    this.#levels = levels;
    this.#options = options;
  }

  into(slot: Slot, index: number): Slot | undefined {
    const level = this.#levels[index];
    const name = level?.name;
    if (level === undefined || name === undefined) return itemOf(this.#tables, slot);
    if (slot.memberKeys !== undefined) return { keys: slot.memberKeys };
    if (index === 0 && name === 'parameters') return this.#members(slot, name, this.#tables.parameter);
    if (index === 0 && name === 'variables') return this.#members(slot, name, this.#tables.variable);
    if (slot.isStep === true && name === 'inputs') return this.#inputs(level, index);
    if (slot.isStep === true && name === 'action') return { ...specNamed(slot, name), isActionName: true };
    if (index === 2 && name === 'properties' && this.#levels[0]?.name === 'runtimeConfig') {
      return this.#legacyInputs(slot, this.#levels[1]?.name);
    }
    return inner(slot, specNamed(slot, name), level);
  }

  #members(slot: Slot, name: string, memberKeys: readonly KeySpec[]): Slot {
    return { ...specNamed(slot, name), memberKeys };
  }

  #inputs(level: Level, index: number): Slot {
    const action = this.#tables.actions.get(level.siblings.get('action') ?? '');
    const spec = this.#tables.step.find((key) => key.name === 'inputs');
    if (action === undefined) return spec === undefined ? {} : { spec };
    const present = this.#levels[index + 1]?.siblings ?? this.#options.siblings;
    return { ...(spec && { spec }), action, keys: [...action.inputs, ...this.#fields(action, present)] };
  }

  /** Fields of the API operation that the step names, beside the action's own inputs. */
  #fields(action: ActionSpec, present: ReadonlyMap<string, string> | undefined): readonly KeySpec[] {
    const own = new Set(action.inputs.map((input) => input.name));
    const [service, api] = [present?.get('Service'), present?.get('Api')];
    if (!own.has('Api') || service === undefined || api === undefined) return [];
    const fields = this.#options.operations?.inputsOf(service, api) ?? [];
    return fields.filter((field) => !own.has(field.name));
  }

  /** Schema version 1.2: a map of inputs, or a list of such maps. */
  #legacyInputs(slot: Slot, plugin: string | undefined): Slot {
    const action = this.#tables.actions.get(plugin ?? '');
    const { spec } = specNamed(slot, 'properties') ?? {};
    if (action === undefined) return spec === undefined ? {} : { spec };
    return { ...(spec && { spec }), action, keys: action.inputs, itemKeys: action.inputs };
  }
}

function itemOf(tables: KindTables, slot: Slot): Slot | undefined {
  const action = slot.action === undefined ? {} : { action: slot.action };
  if (slot.isStepList === true) return { keys: tables.step, isStep: true };
  if (slot.itemKeys !== undefined) return { ...action, keys: slot.itemKeys };
  return slot.spec?.type === 'StringList' ? { ...action, spec: { ...slot.spec, type: 'String' } } : undefined;
}

/** Below an input the action goes on to count: what its keys mean may depend on it. */
function inner(slot: Slot, found: Slot | undefined, level: Level): Slot | undefined {
  if (found === undefined) return undefined;
  const conditions = nestedConditions(slot, found);
  const documented = found.spec?.name === 'sourceInfo' ? sourceInfoOf(level) : parametersOf(level);
  const action = slot.action === undefined ? {} : { action: slot.action };
  return { ...found, ...conditions, ...(documented.length > 0 ? { keys: documented } : {}), ...action };
}

/** `And` and `Or` hold conditions like the one they stand in, `Not` holds one. */
function nestedConditions(slot: Slot, { spec }: Slot): Slot {
  const keys = slot.keys?.filter((key) => key.name !== 'NextStep') ?? [];
  if (spec?.keys !== undefined || !keys.some((key) => key.name === 'Variable')) return {};
  if (spec?.name === 'And' || spec?.name === 'Or') return { itemKeys: keys };
  return spec?.name === 'Not' ? { keys } : {};
}

function specNamed(slot: Slot, name: string): Slot | undefined {
  const spec =
    slot.keys?.find((key) => key.name === name) ??
    slot.keys?.find((key) => key.name.toLowerCase() === name.toLowerCase());
  if (spec !== undefined) return slotOf(spec);
  return slot.spec?.each === undefined ? undefined : slotOf(slot.spec.each);
}

function slotOf(spec: KeySpec): Slot {
  if (spec.type === 'StepList') return { spec, isStepList: true };
  if (spec.keys === undefined) return { spec };
  return spec.type === 'MapList' ? { spec, itemKeys: spec.keys } : { spec, keys: spec.keys };
}

/** Keys of `sourceInfo`, by the type of source that is named beside it in any case. */
function sourceInfoOf({ siblings }: Level): readonly KeySpec[] {
  const [, type] = [...siblings].find(([name]) => name.toLowerCase() === 'sourcetype') ?? [];
  return sourceInfoKeys(type);
}

/** The input that names the document whose parameters stand under a key. */
const namedBy: ReadonlyMap<string, string> = new Map([
  ['Parameters', 'DocumentName'],
  ['RuntimeParameters', 'DocumentName'],
  ['documentParameters', 'documentPath'],
]);

/** Parameters of the AWS-managed document that is named beside the key. */
function parametersOf({ name = '', siblings }: Level): readonly KeySpec[] {
  const document = managedDocument(siblings.get(namedBy.get(name) ?? '') ?? '');
  const keys = document?.parameters.map((parameter) => {
    const about = `Parameter of ${document.name}, ${parameter.type}.`;
    const values = parameter.values.length > 0 ? { values: parameter.values } : {};
    return (parameter.required ? required : optional)(parameter.name, typeOf(parameter.type), about, values);
  });
  return keys?.sort((a, b) => Number(b.required) - Number(a.required)) ?? [];
}

function typeOf(declared: string): ValueType {
  if (declared.startsWith('List<')) return 'StringList';
  return basic.find((type) => type === declared) ?? 'String';
}

const basic: readonly ValueType[] = ['StringList', 'Boolean', 'Integer', 'StringMap', 'MapList'];
