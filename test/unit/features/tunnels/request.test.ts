import assert from 'node:assert/strict';
import { it } from 'node:test';
import { destination, sessionRequest, targetWords } from '../../../../src/features/tunnels/request.ts';
import { bastion, database } from '../../../support/tunnels/scene.ts';

const ownPort = { name: 'orders', target: database.target, remotePort: 5432, localPort: 0 };

it('asks for a port of the node with the document for that; values are lists (session protocol §1)', () => {
  assert.deepEqual(sessionRequest(ownPort, 'mi-1', 8080), {
    target: 'mi-1',
    reason: 'Tunnel orders',
    documentName: 'AWS-StartPortForwardingSession',
    parameters: { portNumber: ['5432'], localPortNumber: ['8080'] },
  });
});

it('asks for a remote host with the other document', () => {
  const { documentName, parameters } = sessionRequest(database, 'i-1', 15_432);
  assert.equal(documentName, 'AWS-StartPortForwardingSessionToRemoteHost');
  assert.deepEqual(parameters, { host: ['db.internal'], portNumber: ['5432'], localPortNumber: ['15432'] });
});

it('says where a tunnel leads and through what', () => {
  assert.equal(destination(database), 'db.internal:5432');
  assert.equal(destination(ownPort), 'port 5432');
  assert.equal(destination({ ...database, remoteHost: 'fd00::7' }), '[fd00::7]:5432');
  assert.equal(targetWords(bastion.target), 'tag Role=bastion');
  assert.equal(targetWords(database.target), 'i-00000000000000001');
});
