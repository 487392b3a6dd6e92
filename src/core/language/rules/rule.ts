import type { Fix, SeverityName } from '../lsp.ts';
import type { DocumentModel } from '../model/document.ts';
import type { Flow } from '../model/flow.ts';
import type { PlacedReference } from '../model/references.ts';
import type { PlacedFinding } from '../schema/check.ts';
import type { Span } from '../syntax/node.ts';
import type { Format, LineMap } from '../text.ts';

/** What a rule looks at. */
export interface RuleContext {
  readonly model: DocumentModel;
  readonly text: string;
  readonly format: Format;
  readonly lines: LineMap;
  /** Every reference of the document; found once for all rules. */
  readonly references: readonly PlacedReference[];
  /** Which step follows which; worked out once for all rules. */
  readonly flow: Flow;
  /** What the evaluation against the schemas found; evaluated once for all rules. */
  readonly shapeFindings: readonly PlacedFinding[];
}

export interface Finding {
  readonly span: Span;
  /** What is wrong and what to do, in whole sentences. */
  readonly message: string;
  /** When it differs from the rule's. */
  readonly severity?: SeverityName;
  /** The text has no effect: an editor shows it faded. */
  readonly unnecessary?: boolean;
  readonly fixes?: readonly Fix[];
}

/**
 * One mistake that authors make. `error` only where the service is known to refuse the document or the agent
 * to fail; `warning` where it is probably not what was meant.
 */
export interface Rule {
  /** Stable: people name it in settings. */
  readonly code: string;
  readonly severity: SeverityName;
  check(context: RuleContext): Iterable<Finding>;
}
