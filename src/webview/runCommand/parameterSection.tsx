import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ParameterField } from '../../features/runCommand/form/messages.ts';
import { Button, Checkbox, described, Field, Select, TextArea, TextField } from '../support/controls.tsx';
import { emptyOf, parameterText, type FieldText, type Form } from './form.ts';

interface ParameterProps {
  readonly form: Form;
  readonly field: ParameterField;
}

export function ParameterSection({ form }: { readonly form: Form }): JSX.Element | null {
  const { parameters } = form.view;
  if (parameters.length === 0) return null;
  return (
    <section aria-labelledby="parameters-title">
      <h2 id="parameters-title">Parameters</h2>
      {parameters.map((field) => (
        <Parameter key={field.name} form={form} field={field} />
      ))}
    </section>
  );
}

function Parameter({ form, field }: ParameterProps): JSX.Element {
  if (field.showing === 'exact') return <ExactValues form={form} field={field} />;
  const text = parameterText(form, field.name);
  const isEmpty = field.showing === 'empty' && text.value === '';
  return (
    <>
      <Typed text={text} field={field} isEmpty={isEmpty} />
      {isEmpty || (field.mayBeEmpty && text.value === '') ? (
        <Checkbox
          {...emptyOf(form, field.name, isEmpty)}
          label={`Send ${field.name} empty${field.required ? '' : ', not its default'}`}
        />
      ) : null}
    </>
  );
}

interface TypedProps {
  readonly text: FieldText;
  readonly field: ParameterField;
  readonly isEmpty: boolean;
}

const scriptRows = 8;

function Typed({ text, field, isEmpty }: TypedProps): JSX.Element {
  const common = {
    ...text,
    label: field.name,
    required: field.required,
    placeholder: isEmpty ? '(empty)' : field.placeholder,
    hint: hintOf(field),
  };
  // A line drops line ends; a field that had some does not become a line again under the person's hands.
  const [hadLines, setHadLines] = useState(false);
  if (!hadLines && text.value.includes('\n')) setHadLines(true);
  if (field.control === 'select') return <Choice text={text} field={field} isEmpty={isEmpty} />;
  if (field.control === 'line' && !hadLines && !text.value.includes('\n')) return <TextField {...common} />;
  return <TextArea {...common} rows={field.required ? scriptRows : 3} />;
}

function Choice({ text, field, isEmpty }: TypedProps): JSX.Element {
  const chosen = text.value === '' && !isEmpty ? (field.options[0] ?? '') : text.value;
  // What is sent is shown, even where the document offers other values.
  const options = field.options.includes(chosen) ? field.options : [...field.options, chosen];
  const blank = isEmpty || !field.required ? '(empty)' : 'Choose…';
  return (
    <Select
      {...text}
      label={field.name}
      required={field.required}
      hint={hintOf(field)}
      value={chosen}
      options={options.map((option) => [option, option === '' ? blank : option])}
    />
  );
}

function hintOf({ description, hint }: ParameterField): string {
  return [description, hint].filter((part) => part !== '').join(' ');
}

/** Values that no text of a field stands for: shown as they are, and typed anew only on purpose. */
function ExactValues({ form, field }: ParameterProps): JSX.Element {
  const { exact } = form.view.draft;
  const values = Object.hasOwn(exact, field.name) ? (exact[field.name] ?? []) : [];
  const { onText, value, ...frame } = parameterText(form, field.name);
  const props = { ...frame, label: field.name, required: field.required, hint: exactHint(field) };
  return (
    <>
      <Field {...props}>
        <textarea
          {...described(props)}
          readOnly
          spellcheck={false}
          wrap="off"
          rows={Math.min(scriptRows, values.length + 2)}
          value={JSON.stringify(values, undefined, 2)}
        />
      </Field>
      <Button onClick={() => onText(value)}>Edit {field.name} as Text</Button>
    </>
  );
}

function exactHint(field: ParameterField): string {
  const changes =
    field.control === 'lines'
      ? 'Edited as text, every line becomes an item.'
      : 'Edited as text, line ends and spaces around it may change.';
  return `Sent exactly as in the earlier command, shown as a JSON array of texts. ${changes}`;
}
