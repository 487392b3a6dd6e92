import { render } from 'preact';
import {
  parseToPage,
  type DocumentsView,
  type FormView,
  type FromPage,
  type NodesView,
  type Saved,
  type ToPage,
} from '../../features/runCommand/form/messages.ts';
import { openPage, rootElement } from '../support/page.ts';
import { App } from './app.tsx';
import { PendingEdits } from './edits.ts';
import type { Form } from './form.ts';

const noDocuments: DocumentsView = {
  type: 'documents',
  query: '',
  items: [],
  more: 0,
  loading: false,
  note: '',
};
const noNodes: NodesView = { type: 'nodes', query: '', rows: [], more: 0, loading: true, note: '' };

function start(): void {
  const edits = new PendingEdits();
  let view: FormView | undefined;
  let documents = noDocuments;
  let nodes = noNodes;
  const draw = (): void => {
    if (view === undefined) return;
    const form: Form = { view, documents, nodes, edits, post: (message) => page.post(message), edit };
    render(<App form={form} />, rootElement());
  };
  const edit: Form['edit'] = (change, control, value) => {
    const seq = control === undefined || value === undefined ? edits.next() : edits.note(control, value);
    page.post({ type: 'edit', seq, edit: change });
    draw();
  };
  const take = (message: ToPage): void => {
    if (message.type === 'documents') documents = message;
    else if (message.type === 'nodes') nodes = message;
    else {
      view = message;
      edits.settle(message.seq);
      const saved: Saved = { connectionId: message.connectionId, draft: message.draft };
      page.save(saved);
    }
    draw();
  };
  const page = openPage<ToPage, FromPage>(parseToPage, take);
}

start();
