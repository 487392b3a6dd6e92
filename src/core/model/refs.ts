import { isRecord, isString } from '../base/json.ts';

/** A node as rooms name it to each other. `id` is `i-…`, `mi-…`. */
export interface NodeRef {
  readonly connectionId: string;
  readonly id: string;
  readonly name: string;
  readonly platform: 'Linux' | 'Windows' | 'MacOS' | 'Unknown';
  readonly online: boolean;
  /** Tagged as production (setting `ssmWorkbench.production.tags`): mutations ask twice. */
  readonly production: boolean;
}

/** A document as rooms name it to each other; `version` is absent for the default version. */
export interface DocumentRef {
  readonly connectionId: string;
  readonly name: string;
  readonly type: string;
  readonly version?: string;
}

/** A Run Command command as rooms name it to each other; `commandId` is a UUID. */
export interface CommandRef {
  readonly connectionId: string;
  readonly commandId: string;
}

const platforms = ['Linux', 'Windows', 'MacOS', 'Unknown'] as const;

/** Parses what a command was given; commands can be called by anyone. */
export function parseNodeRef(value: unknown): NodeRef | undefined {
  if (!isRecord(value)) return undefined;
  const { connectionId, id, name, online, production } = value;
  const platform = platforms.find((known) => known === value['platform']) ?? 'Unknown';
  if (!isString(connectionId) || !isString(id)) return undefined;
  return {
    connectionId,
    id,
    name: isString(name) ? name : id,
    platform,
    online: online === true,
    production: production === true,
  };
}

export function parseDocumentRef(value: unknown): DocumentRef | undefined {
  if (!isRecord(value)) return undefined;
  const { connectionId, name, type, version } = value;
  if (!isString(connectionId) || !isString(name) || !isString(type)) return undefined;
  return isString(version) ? { connectionId, name, type, version } : { connectionId, name, type };
}

export function parseCommandRef(value: unknown): CommandRef | undefined {
  if (!isRecord(value)) return undefined;
  const { connectionId, commandId } = value;
  return isString(connectionId) && isString(commandId) ? { connectionId, commandId } : undefined;
}
