import { names } from '../../../core/base/words.ts';
import { previewView, productionSentence, targetWords, type Preview, type PreviewInput } from './preview.ts';

/** The question that is asked before a command is sent; `production` makes it be asked twice. */
export interface Question {
  readonly question: string;
  readonly detail: string;
  readonly verb: string;
  readonly production?: string;
}

export function questionOf(preview: Preview, input: PreviewInput): Question {
  const { draft } = input;
  const production = productionOf(preview, input);
  return {
    question: `Run ${draft.documentName} on ${targetWords(draft, preview)}?`,
    detail: [`Under ${input.connection}.`, ...nodeLines(preview, input), ...warnings(input)].join('\n'),
    verb: 'Run',
    ...(production === undefined ? {} : { production }),
  };
}

function nodeLines({ reach }: Preview, { draft, fleet }: PreviewInput): readonly string[] {
  if (reach.kind === 'unknown') return [`The number of nodes is not known. ${reach.why}`];
  const reached =
    draft.targetKind === 'nodes'
      ? draft.nodeIds.map((id) => fleet.nodes.get(id)?.name ?? id)
      : reach.nodes.map((node) => node.name);
  const shown = names(reached);
  return draft.targetKind === 'resourceGroup' || shown === '' ? [] : [`Nodes: ${shown}.`];
}

function warnings(input: PreviewInput): readonly string[] {
  return previewView(input)
    .lines.filter((line) => line.tone !== 'info')
    .map((line) => line.text);
}

function productionOf(preview: Preview, input: PreviewInput): string | undefined {
  return productionSentence(preview, input.productionProfile);
}
