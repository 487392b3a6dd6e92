import { setMaxListeners } from 'node:events';
import { flagValues, parseFlag, payloadTypes } from '../../../../core/session/codec/index.ts';
import {
  agentMultiplexes,
  agentNeedsNoMuxKeepAlive,
  clientMultiplexes,
  clientNeedsNoMuxKeepAlive,
} from '../../../../core/session/versions.ts';
import { failureText } from '../../failure.ts';
import type { HandlerContext, SessionHandler, SessionKind } from '../handler.ts';
import { MuxPort } from './mux.ts';
import { parsePortProperties, type PortProperties } from './properties.ts';
import { StreamPort } from './stream.ts';

/** Port: forwarding to the node or to a host behind it, and the raw stream of SSH (§12). */
export const port: SessionKind = (context) => {
  const properties = parsePortProperties(context.plan.properties);
  if (properties === undefined) return refuse(context, 'Port number is empty in session properties.');
  const { host } = properties;
  if (host !== undefined && context.network.isDenied(context.node, host)) {
    return refuse(context, `Forwarding to IP address ${host} is forbidden.`);
  }
  return new PortSession(context, properties);
};

/** What all of them do: dials are given up with the session, and the client may end it by a flag. */
class PortSession implements SessionHandler {
  readonly #context: HandlerContext;
  readonly #dials = new AbortController();
  readonly #carrier: SessionHandler;

  constructor(context: HandlerContext, properties: PortProperties) {
    this.#context = context;
    // A listener a dial, and dials at once as many as the client likes.
    setMaxListeners(0, this.#dials.signal);
    this.#carrier = carrierOf(context, properties, this.#dials.signal);
  }

  accepts(payloadType: number): boolean {
    return this.#carrier.accepts(payloadType);
  }

  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType === payloadTypes.flag && parseFlag(payload) === flagValues.terminateSession) {
      this.#context.io.end('');
    } else {
      this.#carrier.receive(payloadType, payload);
    }
  }

  drained(): void {
    this.#carrier.drained();
  }

  dispose(): void {
    this.#dials.abort();
    this.#carrier.dispose();
  }
}

function carrierOf(context: HandlerContext, properties: PortProperties, signal: AbortSignal): SessionHandler {
  const { node, network, clientVersion, io, clock } = context;
  const { host, port: number, isForwarding } = properties;
  const shared = { io, clock, dial: () => network.dial({ node, host, port: number }, signal) };
  const multiplexes = isForwarding && agentMultiplexes(node.agentVersion) && clientMultiplexes(clientVersion);
  const needsNoKeepAlive =
    agentNeedsNoMuxKeepAlive(node.agentVersion) && clientNeedsNoMuxKeepAlive(clientVersion);
  if (multiplexes) return new MuxPort(shared, !needsNoKeepAlive);
  return new StreamPort(shared, isForwarding);
}

function refuse({ io }: HandlerContext, why: string): SessionHandler {
  queueMicrotask(() => io.end(failureText(why)));
  return {
    accepts: () => false,
    receive: () => undefined,
    drained: () => undefined,
    dispose: () => undefined,
  };
}
