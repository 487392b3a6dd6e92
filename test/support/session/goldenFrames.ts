/**
 * One frame of each further kind, written by hand from §3 to §12; digests and ciphertext come from other programs.
 * `agentMessage.golden.test.ts` has those of the stream itself. Nothing here uses the codec.
 */
export interface Golden {
  readonly type: string;
  /** Hexadecimal, as the header has it. */
  readonly sequence: string;
  readonly flags: string;
  readonly digest: string;
  readonly kind: string;
  readonly length: string;
  readonly payload: Buffer;
}

const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** ASCII, 32 bytes, padded with spaces (§3). */
const types = {
  input: '696e7075745f73747265616d5f64617461' + '20'.repeat(15),
  output: '6f75747075745f73747265616d5f64617461' + '20'.repeat(14),
  closed: '6368616e6e656c5f636c6f736564' + '20'.repeat(18),
  start: '73746172745f7075626c69636174696f6e' + '20'.repeat(15),
  pause: '70617573655f7075626c69636174696f6e' + '20'.repeat(15),
} as const;
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const golden = {
  prompt: {
    ...{ type: types.output, sequence: '0000000000000000', flags: '0000000000000001' },
    digest: 'e5b111ba26d5bb1cc89d8a3d74fad4cf1ebd5701c29877969c322b456d0784a3',
    ...{ kind: '00000001', length: '00000002', payload: text('$ ') },
  },
  stdErr: {
    ...{ type: types.output, sequence: '0000000000000004', flags: '0000000000000000' },
    digest: '332a7a9e16dc145adf5dea91a5ed434109ef785d2e51b14964e7acc98f57db2d',
    ...{ kind: '0000000b', length: '0000000d', payload: text('no such file\n') },
  },
  handshakeRequest: {
    ...{ type: types.output, sequence: '0000000000000000', flags: '0000000000000001' },
    digest: 'd0c34b73bc77b030378eb25d00b4551f035444d5285bde8efd0e47d05dc2cbda',
    ...{ kind: '00000005', length: '00000143' },
    payload: text(
      '{"AgentVersion":"3.3.1142.0","RequestedClientActions":[' +
        '{"ActionType":"SessionType","ActionParameters":{"SessionType":"Port","Properties":' +
        '{"portNumber":"80","localPortNumber":"0","type":"LocalPortForwarding"}}},' +
        '{"ActionType":"KMSEncryption","ActionParameters":' +
        '{"KMSKeyId":"alias/k","Challenge":"AAECAwQFBgcICQoLDA0ODw=="}}]}',
    ),
  },
  handshakeResponse: {
    ...{ type: types.input, sequence: '0000000000000000', flags: '0000000000000000' },
    digest: 'ccff5f134e174e740aac1b41de20e86ae818aa31b1ba31950cc2e6ea31a261bf',
    ...{ kind: '00000006', length: '00000130' },
    payload: text(
      '{"ClientVersion":"1.2.707.0","ProcessedClientActions":[' +
        '{"ActionType":"SessionType","ActionStatus":1,"ActionResult":null,"Error":""},' +
        '{"ActionType":"KMSEncryption","ActionStatus":1,"ActionResult":' +
        '{"KMSCipherTextKey":"AQID","KMSCipherTextHash":null,"ChallengeAcknowledgement":true},"Error":""}],' +
        '"Errors":[]}',
    ),
  },
  handshakeComplete: {
    ...{ type: types.output, sequence: '0000000000000002', flags: '0000000000000000' },
    digest: '3a1d04696e20feb78573228a0d8e5fa7827b01b9e5a82e243e161e07d9224fcf',
    ...{ kind: '00000007', length: '00000046' },
    payload: text('{"HandshakeTimeToComplete":1500000000,"CustomerMessage":"Be careful."}'),
  },
  challengeRequest: {
    ...{ type: types.output, sequence: '0000000000000001', flags: '0000000000000000' },
    digest: 'e96de6f0aa05490ba695c55c9d36fda38e0cbc276030d505bbd2481691c507ab',
    ...{ kind: '00000008', length: '0000008c' },
    payload: text(
      '{"Challenge":"sLGys7S1tre4ubq72RQY6KiI/RgPsd3pgRDGjdRtG4FBe9liBpfYqgDfrEllKkFZB7vA380yyiFQ1OzaXRxltG9' +
        'ONIc18xZLeOZegKuWXKiHf48Yt3v4hxSDwVI="}',
    ),
  },
  challengeResponse: {
    ...{ type: types.input, sequence: '0000000000000001', flags: '0000000000000000' },
    digest: '35da473dba06e64a6bb55ef6c695a4c1fd2caaaa07d09c13d1e44b9fb998ec71',
    ...{ kind: '00000009', length: '0000008c' },
    payload: text(
      '{"Challenge":"oKGio6SlpqeoqaqrPn3md4CSxu3pYefxahA46cEuk1Ro4XB1V8uRoo878ad/NF/XYsylHaKLuYYiG/ORBiIJX4P' +
        'wxhgJF+IX87uDvaAML17pmLoWl5Up6PWro74="}',
    ),
  },
  disconnectToPort: {
    ...{ type: types.input, sequence: '0000000000000005', flags: '0000000000000000' },
    digest: 'b40711a88c7039756fb8a73827eabe2c0fe5a0346ca7e0a104adc0fc764f528d',
    ...{ kind: '0000000a', length: '00000004', payload: Buffer.from([0, 0, 0, 1]) },
  },
  connectToPortError: {
    ...{ type: types.output, sequence: '0000000000000006', flags: '0000000000000000' },
    digest: '88185d128d9922e0e6bcd32b07b6c7f20f27968eab447a1d8d1cdf250f79f7d3',
    ...{ kind: '0000000a', length: '00000004', payload: Buffer.from([0, 0, 0, 3]) },
  },
  smux: {
    ...{ type: types.input, sequence: '0000000000000001', flags: '0000000000000000' },
    digest: '3842ce499b65b89256329c9bf60e8d14c22719888eba221695bdf5bbda9e0cc3',
    ...{ kind: '00000001', length: '00000012' },
    payload: Buffer.from('0100000003000000' + '0102020003000000' + '6869', 'hex'),
  },
  closed: {
    ...{ type: types.closed, sequence: '0000000000000000', flags: '0000000000000003' },
    digest: '9f84fbd59eff757cf5ac2c7215f4b4b7ccd5c6f240739c7aa94d41758c504433',
    ...{ kind: '00000000', length: '000000c6' },
    payload: text(
      '{"MessageId":"00112233-4455-6677-8899-aabbccddeeff","CreatedDate":"2023-11-14T22:13:20.000Z",' +
        '"DestinationId":"s-1","SessionId":"s-1","MessageType":"channel_closed","SchemaVersion":1,"Output":"Bye."}',
    ),
  },
  start: {
    ...{ type: types.start, sequence: '0000000000000000', flags: '0000000000000003', digest: nothing },
    ...{ kind: '00000000', length: '00000000', payload: Buffer.alloc(0) },
  },
  pause: {
    ...{ type: types.pause, sequence: '0000000000000000', flags: '0000000000000003', digest: nothing },
    ...{ kind: '00000000', length: '00000000', payload: Buffer.alloc(0) },
  },
} as const satisfies Readonly<Record<string, Golden>>;

/** 2023-11-14T22:13:20Z in milliseconds; the id is 00112233-4455-6677-8899-aabbccddeeff with its halves swapped. */
export function frameOf({ type, sequence, flags, digest, kind, length, payload }: Golden): Buffer {
  const created = '0000018bcfe56800';
  const id = '8899aabbccddeeff0011223344556677';
  const header = `00000074${type}00000001${created}${sequence}${flags}${id}${digest}${kind}${length}`;
  return Buffer.concat([Buffer.from(header, 'hex'), payload]);
}
