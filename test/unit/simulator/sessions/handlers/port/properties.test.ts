import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePortProperties } from '../../../../../../src/simulator/sessions/handlers/port/properties.ts';

describe('the properties of a Port document', () => {
  it('say where to, and whether it is forwarding or the stream of SSH (§12)', () => {
    assert.deepEqual(
      parsePortProperties({
        portNumber: '3389',
        localPortNumber: '0',
        type: 'LocalPortForwarding',
        host: 'db',
      }),
      { port: 3_389, host: 'db', isForwarding: true },
    );
    assert.deepEqual(parsePortProperties({ portNumber: '22' }), {
      port: 22,
      host: undefined,
      isForwarding: false,
    });
    assert.deepEqual(parsePortProperties({ portNumber: '1', host: '' })?.host, undefined);
  });

  for (const portNumber of ['', '0', '65536', '-1', '22x', '{{ portNumber }}', 22, null]) {
    it(`name no port with ${JSON.stringify(portNumber)}`, () =>
      assert.equal(parsePortProperties({ portNumber }), undefined));
  }

  it('name no port when they are empty', () => assert.equal(parsePortProperties({}), undefined));
});
