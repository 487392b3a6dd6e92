import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { ActionSpec } from '../../tables/spec.ts';
import { comma, hang } from './item.ts';
import { offeredActions, type Place } from './place.ts';
import { inputsSkeleton, stepSkeleton } from './skeleton.ts';
import { render, renderValue } from './template.ts';
import { literal, written } from './written.ts';

/** A whole step for every action: name, action and the inputs it needs, with tab stops. */
export function stepItems(place: Place): CompletionItem[] {
  const { cursor, parsed, names } = place;
  const hasDash = parsed.format === 'json' || cursor.isItem;
  return offeredActions(place).map((action, index) => {
    const step = render(stepSkeleton(action, names), parsed.format);
    const body = hasDash ? step : `- ${step.replaceAll('\n', '\n  ')}`;
    return {
      label: action.name,
      kind: completionKinds.snippet,
      detail: 'step',
      documentation: documentation(action),
      textEdit: { range: cursor.replace, newText: `${cursor.lead}${hang(body, cursor)}${comma(place)}` },
      insertTextFormat: 2,
      sortText: `4${String(index).padStart(3, '0')}`,
      filterText: `${cursor.quote}${action.name}`,
    };
  });
}

/** The names of actions; with the inputs that the action needs where the step has none yet. */
export function actionItems(place: Place): CompletionItem[] {
  const { cursor, parsed } = place;
  const hasInputs = cursor.isFlow || cursor.levels.at(-1)?.siblings.has('inputs') === true;
  return offeredActions(place).map((action, index) => {
    const name = written(action.name, parsed.format, cursor.quote);
    const inputs = hasInputs ? '' : inputsText(action, place);
    return {
      label: action.name,
      kind: completionKinds.value,
      documentation: documentation(action),
      textEdit: { range: cursor.replace, newText: `${cursor.lead}${literal(name)}${hang(inputs, cursor)}` },
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
