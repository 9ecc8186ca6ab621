import fc from 'fast-check';
import type { Transport } from '../model/flow.ts';
import type { Dissector } from './dissector.ts';
import { cut, feed, flowFixture, RecordingSink, totalOctets, type Piece } from './recording-sink.fixture.ts';

/** Opens a dissector, feeds it, ends it, and checks what must hold of any bytes: spans inside them (the sink throws), each
 *  octet counted once. */
export function readAll(
  dissector: Dissector,
  transport: Transport,
  pieces: readonly Piece[],
  serverPort?: number,
): RecordingSink {
  const flow = flowFixture(transport, dissector.name, serverPort);
  const sink = new RecordingSink(flow);
  feed(dissector.open(flow, sink), pieces);
  if (sink.counted !== totalOctets(pieces)) throw new Error(`counted ${sink.counted} of ${totalOctets(pieces)} octets`);
  return sink;
}

/** A true beginning, then anything: gets past the first check that stops plain random bytes. */
export function trueBeginning(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.nat(whole.length), fc.uint8Array({ maxLength: 2000 }))
    .map(([n, tail]) => Uint8Array.from([...whole.subarray(0, n), ...tail]));
}

/** The bytes in pieces, some of them gaps. */
export function inPieces(whole: Uint8Array): fc.Arbitrary<Piece[]> {
  return fc
    .tuple(trueBeginning(whole), fc.integer({ min: 1, max: 1500 }), fc.option(fc.nat(20)))
    .map(([bytes, size, gapAt]) => {
      const pieces = cut('out', bytes, size).slice(0, 200);
      if (gapAt !== null && gapAt < pieces.length) pieces.splice(gapAt, 0, ['out', 7]);
      return pieces;
    });
}

/** Any end, any cut, any gap: `readAll` throws where a dissector errs. So does a first octet that `begins` forgot. */
export function survives(dissector: Dissector, transport: Transport, whole: Uint8Array, serverPort?: number): void {
  const first = whole[0] ?? 0;
  const score = dissector.recognise(whole, flowFixture(transport, 'none', serverPort));
  if (score > 0 && dissector.begins?.has(first) === false)
    throw new Error(`${dissector.name} recognises what begins with ${first}, which its \`begins\` leaves out`);
  if (transport === 'tcp')
    fc.assert(fc.property(inPieces(whole), (pieces) => void readAll(dissector, 'tcp', pieces, serverPort)));
  else
    fc.assert(
      fc.property(trueBeginning(whole), (bytes) => void readAll(dissector, transport, [['out', bytes]], serverPort)),
    );
}
