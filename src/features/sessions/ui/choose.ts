import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { plainText } from '../../../core/base/plainText.ts';
import type { ParameterSpec } from '../../../core/model/documentSpec.ts';
import { platformWords } from '../../../core/model/platform.ts';
import { isSecretLike, sentParameters, valueProblem } from '../choice.ts';
import {
  readSessionDocument,
  sessionDocuments,
  type SessionDocument,
  type SessionDocumentSpec,
} from '../documents.ts';
import type { SessionChoice } from '../session.ts';
import { askReason } from './askReason.ts';
import { pickOne } from './growingPick.ts';

/** What is known before the person is asked. */
export interface SessionQuestion {
  readonly title: string;
  /** Absent: it is asked for. */
  readonly documentName?: string | undefined;
  /** Which documents are offered; default: all. */
  readonly suits?: (document: SessionDocument) => boolean;
}

/**
 * Asks with what a session is started: a Session document (unless it is given), its parameters one after the other,
 * and the reason. Undefined when the person gave up. What is typed is kept nowhere.
 */
export async function chooseSession(
  connection: Connection,
  question: SessionQuestion,
): Promise<SessionChoice | undefined> {
  const { title, documentName } = question;
  const chosen = documentName ?? (await pickDocument(connection, question));
  if (chosen === undefined) return undefined;
  const document = chosen === '' ? {} : await askDocument(connection, chosen);
  if (document === undefined) return undefined;
  const reason = await askReason({ title });
  if (reason === undefined) return undefined;
  return reason.trim() === '' ? document : { ...document, reason };
}

const preferences: SessionDocument = { name: '', owner: '', platforms: [] };

/** The name of a document; empty: the account's preferences. */
async function pickDocument(
  connection: Connection,
  { title, suits = () => true }: SessionQuestion,
): Promise<string | undefined> {
  const document = await pickOne({
    title,
    placeholder: 'Choose a Session document',
    none: '',
    first: [preferences],
    pages: (signal) => sessionDocuments(connection, signal, suits),
    idOf: ({ name }) => name,
    itemOf: documentItem,
  });
  return document?.name;
}

function documentItem({ name, owner, platforms }: SessionDocument): vscode.QuickPickItem {
  if (name === '') {
    return {
      label: 'Shell',
      description: 'with the account’s session preferences',
      iconPath: icon('terminal'),
    };
  }
  const detail = platforms.map(platformWords).join(', ');
  return { label: plainText(name), description: plainText(owner), detail, iconPath: icon('remote') };
}

function icon(id: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id);
}

async function askDocument(connection: Connection, name: string): Promise<SessionChoice | undefined> {
  const spec = await readSessionDocument(connection, name, new AbortController().signal);
  const given: [ParameterSpec, string][] = [];
  for (const parameter of spec.parameters) {
    const text = await askParameter(parameter, titleOf(spec, given.length));
    if (text === undefined) return undefined;
    given.push([parameter, text]);
  }
  const parameters = sentParameters(given);
  return parameters === undefined ? { documentName: name } : { documentName: name, parameters };
}

function titleOf({ name, parameters }: SessionDocumentSpec, index: number): string {
  return `${plainText(name)} (${String(index + 1)}/${String(parameters.length)}): ${plainText(parameters[index]?.name ?? '')}`;
}

function askParameter(parameter: ParameterSpec, title: string): Promise<string | undefined> {
  return parameter.allowedValues.length > 0 ? pickValue(parameter, title) : typeValue(parameter, title);
}

async function pickValue({ allowedValues, defaultText, description }: ParameterSpec, title: string) {
  const isDefault = (value: string): boolean => value === defaultText;
  const values = [...allowedValues].sort((one, other) => Number(isDefault(other)) - Number(isDefault(one)));
  const items = values.map((label) => ({ label, ...(isDefault(label) ? { description: 'default' } : {}) }));
  const options = { title, placeHolder: plainText(description), ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.label;
}

function typeValue(parameter: ParameterSpec, title: string): Promise<string | undefined> {
  const { defaultText, description } = parameter;
  const shown = vscode.window.showInputBox({
    title,
    prompt: plainText(description),
    password: isSecretLike(parameter),
    ignoreFocusOut: true,
    ...(defaultText === undefined ? {} : { value: defaultText }),
    validateInput: (text) => valueProblem(parameter, text),
  });
  return Promise.resolve(shown);
}
