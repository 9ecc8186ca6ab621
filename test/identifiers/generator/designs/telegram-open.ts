import { label } from '../facts.ts';
import { wait } from '../network.ts';
import { cat, encode, type Piece } from '../piece.ts';
import type { Design, Session } from '../session.ts';

const INIT = 64;

/** The obfuscated transport whose key stands in its own first 64 octets (case "Telegram auth_key_id"): anyone who
 *  undoes it reads the 8-octet key number before each encrypted message. Two connections, one number; nothing of the
 *  rest is readable. */
export const telegramOpen: Design = {
  name: 'telegram-open',
  follows: 'cases: Telegram auth_key_id',
  exposes: true,
  play(s) {
    for (let i = 0; i < 2; i += 1) {
      connection(s);
      wait(s.net, 8);
    }
  },
};

function connection(s: Session): void {
  const { random, device } = s;
  const keyNumber = device.networkId.slice(0, 16);
  const init = firstOctets(s);
  const length = random.range(40, 90) * 4;
  // Intermediate framing: length (4, little-endian), then key number, message key, encrypted message.
  const size = 8 + 16 + length;
  const message: Piece = cat(
    Uint8Array.of(size & 255, size >> 8, 0, 0),
    label('device-id', keyNumber, {
      as: ['octets'],
      needs: 'twin',
      key: null,
      also: ['session-token', 'account', 'other'],
      note: 'auth_key_id',
    }),
    random.bytes(16 + length),
  );
  const flow = s.tcp('dc2.brieftaube-dc.org', 443, 'tcp');
  flow.out(encode('obfuscated2', cat(init, message)));
  for (let i = 0; i < 4; i += 1) {
    flow.in(random.bytes(random.range(80, 1900)));
    flow.out(random.bytes(random.range(90, 400)));
  }
  flow.close();
}

/** Random, but not like the beginning of HTTP, TLS or another framing; octets 56 to 61 say the framing (0xeeeeeeee) and
 *  the data centre. They stand here before encryption, as `obfuscated2` takes them. */
function firstOctets(s: Session): Uint8Array {
  const init = s.random.bytes(INIT);
  init[0] = 0x90 | (init[0] ?? 0);
  init[4] = 1 | (init[4] ?? 0);
  init.set([0xee, 0xee, 0xee, 0xee, 2, 0], 56);
  return init;
}
