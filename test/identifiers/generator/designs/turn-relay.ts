import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { piece, text } from '../piece.ts';
import type { Design } from '../session.ts';
import * as stun from '../stun.ts';

/** A relay with long-term credentials (RFC 8656, RFC 8489 section 9.2): the user name is `<expiry>:<account>`, as the
 *  common "REST API for TURN" draft has it. Short-term ICE names beside it are random and no identifier (RFC 8445). */
export const turnRelay: Design = {
  name: 'turn-relay',
  follows: 'RFC 8489, RFC 8656, draft-uberti-behave-turn-rest',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { account, random } = s;
    s.own('account', account.user);
    const realm = 'turn.querfunk.im';
    const flow = s.udp(realm, 3478, 'stun');
    const own = `203.0.113.${random.range(2, 250)}`;
    const mapped = (): ReturnType<typeof piece> =>
      either('other', own, 'the own public address, which the outer header shows too', {
        key: null,
      });
    const software = (): stun.Attribute => [stun.SOFTWARE, text`Coturn-${d.version()} 'Gorst'`];
    const nonce = decoy('nonce', random.hex(16), { key: null });
    const first = random.bytes(12);
    flow.out(stun.stun(stun.ALLOCATE, first, [[stun.TRANSPORT, Uint8Array.of(17, 0, 0, 0)]]));
    flow.in(
      stun.stun(stun.ALLOCATE_ERROR, first, [
        [stun.ERROR_CODE, text`\0\0\x04\x01Unauthorized`],
        [stun.REALM, realm],
        [stun.NONCE, nonce],
        software(),
      ]),
    );
    const second = random.bytes(12);
    const expiry = decoy('time', s.seconds() + 86400, { key: null });
    const user = text`${expiry}:${label('account', account.user, { key: null })}`;
    flow.out(
      stun.stun(
        stun.ALLOCATE,
        second,
        [
          [stun.TRANSPORT, Uint8Array.of(17, 0, 0, 0)],
          [stun.USERNAME, user],
          [stun.REALM, realm],
          [stun.NONCE, nonce],
        ],
        account.password,
      ),
    );
    flow.in(
      stun.stun(
        stun.ALLOCATE_SUCCESS,
        second,
        [
          [stun.RELAYED, stun.xorAddress(piece('47.88.10.9'), 50123)],
          [stun.MAPPED, stun.xorAddress(mapped(), 40321)],
          software(),
        ],
        account.password,
      ),
    );
    for (let i = 0; i < 4; i += 1) {
      const id = random.bytes(12);
      const ice = decoy('ice-name', `${random.base62(4)}:${random.base62(4)}`, { key: null });
      flow.out(
        stun.stun(
          stun.BINDING,
          id,
          [
            [stun.USERNAME, ice],
            [stun.PRIORITY, random.bytes(4)],
          ],
          'x',
        ),
      );
      flow.in(stun.stun(stun.BINDING_SUCCESS, id, [[stun.MAPPED, stun.xorAddress(mapped(), 40321)]], 'x'));
    }
  },
};
