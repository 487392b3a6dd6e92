import type { SimulatedNode } from '../../system.ts';
import { platformsOfPlugin } from '../plugins/platforms.ts';
import type { CommandDocument, Step } from './model.ts';

export type Platform = SimulatedNode['platform'];

/** Whether at least one step may run on the platform: what DescribeDocument calls PlatformTypes. */
export function supports(document: CommandDocument, platform: Platform): boolean {
  return document.steps.some(
    (step) => platformsOfPlugin(step.plugin).includes(platform) && admits(step, platform),
  );
}

function admits(step: Step, platform: Platform): boolean {
  const demanded = demandedPlatform(step);
  return demanded === undefined || demanded === platform;
}

/** The platform that a precondition names; preconditions over parameters are decided on the node. */
function demandedPlatform({ precondition }: Step): string | undefined {
  if (precondition === undefined) return undefined;
  const [left, right] = precondition;
  if (left === 'platformType') return right;
  return right === 'platformType' ? left : undefined;
}
