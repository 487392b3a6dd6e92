import { Parser } from '../../../../src/core/language/parser.ts';
import { parse } from '../../../../src/core/language/syntax/parse.ts';
import type { Format } from '../../../../src/core/language/text.ts';
import { createRandom, type Random } from '../../random.ts';
import type { Sample } from '../documents.ts';
import { changed } from './edits.ts';
import type { Bed, Planter, Planters } from './planter.ts';
import { calendarPlanters } from './planters/calendar.ts';
import { conditionPlanters } from './planters/conditions.ts';
import { documentPlanters } from './planters/documents.ts';
import { flowPlanters } from './planters/flow.ts';
import { outputPlanters } from './planters/outputs.ts';
import { parameterPlanters } from './planters/parameters.ts';
import { stepPlanters } from './planters/steps.ts';
import { syntaxPlanters } from './planters/syntax.ts';

/** Every planter, by the code of the problem that is expected. */
export const planters: Planters = {
  ...syntaxPlanters,
  ...documentPlanters,
  ...stepPlanters,
  ...parameterPlanters,
  ...outputPlanters,
  ...flowPlanters,
  ...conditionPlanters,
  ...calendarPlanters,
};

/** A document with one mistake. */
export interface Planted {
  /** Of the rule whose mistake it is. */
  readonly code: string;
  /** The sample it was made from. */
  readonly from: Sample;
  readonly format: Format;
  readonly text: string;
  /** 0-based lines on one of which the mistake is to be shown. */
  readonly lines: readonly number[];
}

/** Plants `each` mistakes of every rule, the same for the same seed and samples; fewer where no more find a place. */
export function plantAll(samples: readonly Sample[], each: number, seed: number): readonly Planted[] {
  const beds = bedsOf(samples);
  return Object.entries(planters).flatMap(([code, planter], index) => {
    const random = createRandom(seed + index);
    return plantOne(code, planter, beds, each, random);
  });
}

interface Place {
  readonly sample: Sample;
  readonly bed: Bed;
}

function bedsOf(samples: readonly Sample[]): readonly Place[] {
  const parser = new Parser();
  return samples.flatMap((sample) => {
    if (!sample.isBelievedValid) return [];
    const bed = parser.parse({
      uri: sample.name,
      version: 1,
      format: sample.format,
      getText: () => sample.text,
    });
    return bed.problems.length === 0 ? [{ sample, bed }] : [];
  });
}

/** More rounds find no other places. */
const mostRounds = 50;

/** Goes round the documents until there are enough; a second round finds other places in them. */
function plantOne(
  code: string,
  planter: Planter,
  beds: readonly Place[],
  each: number,
  random: Random,
): readonly Planted[] {
  const found = new Map<string, Planted>();
  for (let round = 0; round < mostRounds; round += 1) {
    for (const { sample, bed } of mixed(beds, random)) {
      if (found.size >= each) return [...found.values()];
      const planted = attempt(code, planter, sample, bed, random);
      if (planted !== undefined) found.set(planted.text, planted);
    }
  }
  return [...found.values()];
}

/** Shuffled, YAML and JSON in turns. */
function mixed(beds: readonly Place[], random: Random): readonly Place[] {
  const shuffled = beds
    .map((place) => ({ place, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ place }) => place);
  const yaml = shuffled.filter(({ bed }) => bed.format === 'yaml');
  const json = shuffled.filter(({ bed }) => bed.format === 'json');
  return Array.from({ length: Math.max(yaml.length, json.length) }, (_, index) => [yaml[index], json[index]])
    .flat()
    .filter((place) => place !== undefined);
}

function attempt(
  code: string,
  planter: Planter,
  sample: Sample,
  bed: Bed,
  random: Random,
): Planted | undefined {
  const plan = planter(bed, random);
  if (plan === undefined) return undefined;
  const { text, lines } = changed(bed, plan);
  if (text === bed.text) return undefined;
  const { format } = sample;
  // A change that spoils the form of the text is another mistake than was meant.
  if (!(code in syntaxPlanters) && parse(text, format).problems.length > 0) return undefined;
  return { code, from: sample, format, text, lines };
}
