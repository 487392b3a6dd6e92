import { render } from 'preact';
import {
  parseToPage,
  type CommandView,
  type FromPage,
  type NodesView,
  type OutputView,
  type ToPage,
} from '../../features/runCommand/results/messages.ts';
import { openPage, rootElement } from '../support/page.ts';
import { App } from './app.tsx';

function start(): void {
  let command: CommandView | undefined;
  let nodes: NodesView | undefined;
  let output: OutputView | undefined;
  const take = (message: ToPage): void => {
    if (message.type === 'command') {
      command = message;
      // What makes this panel again: ids and where it ran, the rest is read from the service.
      const { connectionId, commandId, connection, demo } = message;
      page.save({ connectionId, commandId, connection, demo });
    } else if (message.type === 'nodes') nodes = message;
    else output = message;
    if (command === undefined) return;
    const result = { command, nodes, output, post: (answer: FromPage) => page.post(answer) };
    render(<App result={result} />, rootElement());
  };
  const page = openPage<ToPage, FromPage>(parseToPage, take);
}

start();
