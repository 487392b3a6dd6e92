import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { ActionSpec } from '../../tables/spec.ts';
import { edit, editItems } from './item.ts';
import { offeredActions, type Place } from './place.ts';
import { inputsSkeleton, stepSkeletons } from './skeleton.ts';
import { renderValue } from './template.ts';
import { literal, written } from './written.ts';

/** A whole step for every action: name, action and the inputs it needs, with tab stops. */
export function stepItems(place: Place): CompletionItem[] {
  const { cursor } = place;
  return offeredActions(place).map((action, index) => {
    return {
      label: action.name,
      kind: completionKinds.snippet,
      detail: 'step',
      documentation: documentation(action),
      textEdit: editItems(stepSkeletons(action, place.names), place),
      insertTextFormat: 2,
      sortText: `4${String(index).padStart(3, '0')}`,
      filterText: `${cursor.lead}${cursor.quote}${action.name}`,
    };
  });
}

/** The names of actions; with the inputs that the action needs where the step has none yet. */
export function actionItems(place: Place): CompletionItem[] {
  const { cursor, parsed } = place;
  const hasInputs = cursor.isFlow || cursor.levels.at(-1)?.siblings.has('inputs') === true;
  return offeredActions(place).map((action, index) => {
    const name = written(action.name, parsed.format, cursor);
    const inputs = hasInputs ? '' : inputsText(action, place);
    return {
      label: action.name,
      kind: completionKinds.value,
      documentation: documentation(action),
      textEdit: edit(`${literal(name)}${inputs}`, place),
      insertTextFormat: 2,
      sortText: `0${String(index).padStart(3, '0')}`,
      filterText: `${cursor.lead}${cursor.quote === '' ? action.name : name}`,
    };
  });
}

function inputsText(action: ActionSpec, { parsed, names }: Place): string {
  const value = renderValue(inputsSkeleton(action, names), parsed.format);
  return parsed.format === 'json' ? `,\n"inputs":${value}` : `\ninputs:${value}`;
}

function documentation({ about, link }: ActionSpec): string {
  return `${about} [Documentation](${link})`;
}
