import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Edit } from '../../features/runCommand/form/messages.ts';
import { Checkbox, Select, TextField } from '../support/controls.tsx';
import { flagOf, textOf, type Form } from './form.ts';

interface GroupProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ComponentChildren;
}

/** A part of the form that is closed until it holds something; then it does not close by itself any more. */
function Group({ title, open, children }: GroupProps): JSX.Element {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return (
    <details open={opened}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}

function holds(form: Form, ...fields: readonly string[]): boolean {
  return fields.some((field) => field in form.view.problems);
}

export function RateSection({ form }: { readonly form: Form }): JSX.Element {
  const { draft } = form.view;
  const filled = draft.maxConcurrency !== '' || draft.maxErrors !== '' || draft.timeoutSeconds !== '';
  return (
    <Group
      title="Comment, timeout and rate"
      open={
        filled ||
        draft.comment !== '' ||
        holds(form, 'comment', 'timeoutSeconds', 'maxConcurrency', 'maxErrors')
      }
    >
      <TextField
        {...textOf(form, 'comment')}
        label="Comment"
        hint="Shown in the history, at most 100 characters."
      />
      <div class="row">
        <TextField
          {...textOf(form, 'timeoutSeconds')}
          label="Delivery timeout (seconds)"
          placeholder="3600"
          hint="How long a node may take to begin. How long it may run is a parameter of the document."
        />
        <TextField
          {...textOf(form, 'maxConcurrency')}
          label="Concurrency"
          placeholder="50"
          hint="Nodes at a time: a number or a percentage."
        />
        <TextField
          {...textOf(form, 'maxErrors')}
          label="Error threshold"
          placeholder="0"
          hint="Errors that are accepted: a number or a percentage. 0 stops at the first."
        />
      </div>
    </Group>
  );
}

export function OutputSection({ form }: { readonly form: Form }): JSX.Element {
  const { draft } = form.view;
  return (
    <Group
      title="Whole output"
      open={
        draft.writeToS3 || draft.writeToLogs || holds(form, 's3Bucket', 's3Prefix', 's3Region', 'logGroup')
      }
    >
      <div class="hint">
        The service shows the first 24,000 characters of output and 8,000 of errors. The whole goes to S3 or
        CloudWatch Logs, where the node’s own role must be allowed to write.
      </div>
      <Checkbox {...flagOf(form, 'writeToS3')} label="Write output to S3" />
      {form.edits.flag('writeToS3', draft.writeToS3) ? (
        <div class="row">
          <TextField {...textOf(form, 's3Bucket')} label="S3 bucket" required />
          <TextField {...textOf(form, 's3Prefix')} label="S3 prefix" />
          <TextField {...textOf(form, 's3Region')} label="S3 Region" />
        </div>
      ) : null}
      <Checkbox {...flagOf(form, 'writeToLogs')} label="Write output to CloudWatch Logs" />
      {form.edits.flag('writeToLogs', draft.writeToLogs) ? (
        <TextField
          {...textOf(form, 'logGroup')}
          label="Log group"
          placeholder={`/aws/ssm/${draft.documentName}`}
        />
      ) : null}
    </Group>
  );
}

type EventName = Extract<Edit, { kind: 'event' }>['event'];
const events: readonly (readonly [EventName, string])[] = [
  ['All', 'All'],
  ['InProgress', 'In progress'],
  ['Success', 'Success'],
  ['TimedOut', 'Timed out'],
  ['Cancelled', 'Cancelled'],
  ['Failed', 'Failed'],
];

export function NotificationSection({ form }: { readonly form: Form }): JSX.Element {
  const { draft, problems } = form.view;
  const notify = form.edits.flag('notify', draft.notify);
  return (
    <Group
      title="Notification"
      open={draft.notify || holds(form, 'topicArn', 'notificationEvents', 'serviceRole')}
    >
      <Checkbox {...flagOf(form, 'notify')} label="Publish changes of status to an SNS topic" />
      {notify ? (
        <>
          <TextField {...textOf(form, 'topicArn')} label="SNS topic ARN" required />
          <TextField {...textOf(form, 'serviceRole')} label="Service role ARN" required />
          <fieldset>
            <legend>Events</legend>
            {events.map(([event, label]) => (
              <Checkbox
                key={event}
                label={label}
                checked={draft.notificationEvents.includes(event)}
                onCheck={(chosen) => form.edit({ kind: 'event', event, chosen })}
              />
            ))}
            {problems['notificationEvents'] === undefined ? null : (
              <div class="problem">{problems['notificationEvents']}</div>
            )}
          </fieldset>
          <Select
            id="notificationType"
            label="Notify for"
            value={draft.notificationType}
            options={[
              ['Command', 'The command as a whole'],
              ['Invocation', 'Each node'],
            ]}
            onText={(value) =>
              form.edit({
                kind: 'notificationType',
                value: value === 'Invocation' ? 'Invocation' : 'Command',
              })
            }
          />
        </>
      ) : null}
    </Group>
  );
}
