/**
 * Why a request must not be looked at, or undefined. The service is for programs of this computer's user: a web
 * page reaches loopback under a name of its own (DNS rebinding) or with an `Origin`, and both are turned away
 * before anything else, also on the WebSocket.
 */
export function refusal(headers: ReadonlyMap<string, string>, port: number): string | undefined {
  const host = (headers.get('host') ?? '').toLowerCase();
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return 'The Host header names another server.';
  }
  if (headers.has('origin')) return 'Web pages are not served.';
  return undefined;
}
