import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button, Icon } from '../support/controls.tsx';
import { FailureNotice, Notice } from '../support/notice.tsx';
import { clockTime, toneIcon, type Result } from './result.ts';

export function Header({ result }: { readonly result: Result }): JSX.Element {
  const { command, post } = result;
  return (
    <header>
      <div class="title">
        <h1>
          {command.document === '' ? 'Command' : command.document}{' '}
          <span class="detail">{command.comment}</span>
        </h1>
        <Actions result={result} />
      </div>
      <Facts result={result} />
      {command.notice === '' ? null : <Notice tone="info">{command.notice}</Notice>}
      <FailureNotice failure={command.failure} onAct={(act) => post({ type: 'act', act })} />
    </header>
  );
}

function Actions({ result }: { readonly result: Result }): JSX.Element {
  const { command, post } = result;
  return (
    <div class="actions" role="toolbar" aria-label="Command actions">
      {command.running ? (
        <Button
          disabled={command.cancelling || command.cannotCancel !== ''}
          reason={command.cannotCancel}
          onClick={() => post({ type: 'cancel' })}
        >
          <Icon name="debug-stop" /> {command.cancelling ? 'Cancelling…' : 'Cancel Command'}
        </Button>
      ) : null}
      <Button disabled={command.document === ''} onClick={() => post({ type: 'runAgain' })}>
        <Icon name="debug-restart" /> Run Again
      </Button>
      {command.failed > 0 ? (
        <Button onClick={() => post({ type: 'runFailed' })}>
          <Icon name="debug-rerun" /> Run Again on Unsuccessful ({command.failed})
        </Button>
      ) : null}
      <Button onClick={() => post({ type: 'copyId' })}>
        <Icon name="copy" /> Copy Command ID
      </Button>
    </div>
  );
}

function Facts({ result }: { readonly result: Result }): JSX.Element {
  const { command } = result;
  return (
    <div class="facts">
      <span class={`tone ${command.tone}`}>
        <Icon name={toneIcon(command.tone)} /> <strong>{command.status}</strong>
      </span>
      <span role="status" aria-live="polite">
        {command.progress}
      </span>
      <progress aria-label="Nodes finished" max={Math.max(1, command.total)} value={command.completed} />
      {command.requestedAt === undefined ? null : (
        <span class="detail">Sent {clockTime(command.requestedAt)}</span>
      )}
      <span class="detail">{command.connection}</span>
      {command.targets === '' ? null : <span class="detail">To {command.targets}</span>}
      {command.meaning === '' ? null : <span>{command.meaning}</span>}
      <Parameters result={result} />
    </div>
  );
}

/** What was sent; drawn when it is opened, so that finding text in the page finds output. */
function Parameters({ result }: { readonly result: Result }): JSX.Element | null {
  const { parameters } = result.command;
  const [open, setOpen] = useState(false);
  if (parameters.length === 0) return null;
  return (
    <details class="parameters" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Parameters</summary>
      <dl>{open ? parameters.map(drawParameter) : null}</dl>
    </details>
  );
}

function drawParameter({ name, value }: Result['command']['parameters'][number]): JSX.Element {
  return (
    <div key={name}>
      <dt>{name}</dt>
      <dd>
        <pre>{value}</pre>
      </dd>
    </div>
  );
}
