import type { ActionSpec } from '../spec.ts';
import { awsActions } from './aws.ts';
import { documentActions } from './documents.ts';
import { flowActions } from './flow.ts';
import { imageActions } from './images.ts';
import { instanceActions } from './instances.ts';
import { internalActions } from './internal.ts';
import { invokeActions } from './invoke.ts';
import { peopleActions } from './people.ts';
import { scriptActions } from './script.ts';
import { stackActions } from './stacks.ts';

/** Every action of Automation runbooks, schema version 0.3. */
export const automationActions: readonly ActionSpec[] = [
  ...awsActions,
  ...scriptActions,
  ...documentActions,
  ...flowActions,
  ...peopleActions,
  ...instanceActions,
  ...imageActions,
  ...stackActions,
  ...invokeActions,
  ...internalActions,
];
