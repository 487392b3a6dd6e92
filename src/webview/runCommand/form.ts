import type {
  DocumentsView,
  Edit,
  FormView,
  FromPage,
  NodesView,
} from '../../features/runCommand/form/messages.ts';
import type { PendingEdits } from './edits.ts';

/** Everything the page knows: the latest message of each type, and what was typed since. */
export interface Form {
  readonly view: FormView;
  readonly documents: DocumentsView;
  readonly nodes: NodesView;
  readonly edits: PendingEdits;
  readonly post: (message: FromPage) => void;
  /** Sends an edit; `control` and `value` are what it shows until the panel confirms. */
  readonly edit: (edit: Edit, control?: string, value?: string | boolean) => void;
}

/** Draws a text field of the draft by its name. */
export interface FieldText {
  readonly id: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onText: (value: string) => void;
}

type TextName = Extract<Edit, { kind: 'text' }>['field'];

export function textOf(form: Form, field: TextName): FieldText {
  return {
    id: field,
    value: form.edits.text(field, form.view.draft[field]),
    problem: form.view.problems[field],
    onText: (value) => form.edit({ kind: 'text', field, value }, field, value),
  };
}

export function parameterText(form: Form, name: string): FieldText {
  const id = `parameter.${name}`;
  const { parameters } = form.view.draft;
  return {
    id,
    value: form.edits.text(id, Object.hasOwn(parameters, name) ? (parameters[name] ?? '') : ''),
    problem: form.view.problems[id],
    onText: (value) => form.edit({ kind: 'parameter', name, value }, id, value),
  };
}

/** Whether a parameter is sent empty rather than left to its default. */
export function emptyOf(form: Form, name: string, confirmed: boolean): FieldFlag {
  const id = `empty.${name}`;
  return {
    checked: form.edits.flag(id, confirmed),
    onCheck: (value) => form.edit({ kind: 'sendEmpty', name, value }, id, value),
  };
}

/** Draws a checkbox. */
export interface FieldFlag {
  readonly checked: boolean;
  readonly onCheck: (value: boolean) => void;
}

type FlagName = Extract<Edit, { kind: 'flag' }>['field'];

export function flagOf(form: Form, field: FlagName): FieldFlag {
  return {
    checked: form.edits.flag(field, form.view.draft[field]),
    onCheck: (value) => form.edit({ kind: 'flag', field, value }, field, value),
  };
}
