import { decoysOf } from '../decoys.ts';
import { decoy, label } from '../facts.ts';
import { openUdp, wait } from '../network.ts';
import { counted, number } from '../packed.ts';
import { cat, named, type Part, type Piece, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** A baby camera's peer-to-peer kit: the device's printed UID (`ABCD-123456-XYZ12`) in plain UDP to several
 *  rendezvous servers on port 32100 (case "IoT/baby cameras", unverified there; the layout `f1`, kind, length is of
 *  that manner). */
export const babyCamera: Design = {
  name: 'baby-camera',
  follows: 'cases: IoT/baby cameras',
  exposes: true,
  play(s) {
    const d = decoysOf(s);
    const { device, random } = s;
    const uid = `VSTG-${device.imei.slice(3, 9)}-${device.serial.slice(-5)}`;
    s.own('device', uid);
    for (let i = 0; i < 3; i += 1) {
      const flow = openUdp(s.net, s.resolve(`p2p${i + 1}.wiegenblick-cam.com`), 32100, { protocol: 'udp' });
      const framed = (kind: number, body: Part): Piece =>
        cat(Uint8Array.of(0xf1, kind), named(null, counted(body, 'u16be')));
      const id = label('device-id', uid, { needs: 'mine' });
      flow.out(framed(0x00, ''));
      flow.in(framed(0x01, cat(random.bytes(2), Uint8Array.of(203, 0, 113, 9), new Uint8Array(8))));
      for (let again = 0; again < 3; again += 1) {
        flow.out(framed(0x20, cat(id, Uint8Array.of(0, 0), number(s.seconds(), 'u32be'), random.bytes(8))));
        flow.in(framed(0x21, cat(Uint8Array.of(0, 0, 0, again))));
        wait(s.net, 2);
      }
    }
    const wake = openUdp(s.net, s.resolve('wake.wiegenblick-cam.com'), 10001, { protocol: 'udp' });
    const id = label('device-id', uid, { key: 'uid' });
    const sequence = decoy('counter', random.range(1, 99), { key: 'seq' });
    wake.out(text`WAKE uid=${id}&fw=${d.version()}&seq=${sequence}&t=${d.seconds()}\n`);
    wake.in('OK\n');
  },
};
