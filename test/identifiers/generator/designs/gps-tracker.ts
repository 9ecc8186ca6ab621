import { decoy, label } from '../facts.ts';
import { wait } from '../network.ts';
import { cat, named, text } from '../piece.ts';
import type { Design } from '../session.ts';

/** A child's watch that reports its place in lines of text over TCP, in the manner of the many `*HQ,…#` trackers: the
 *  IMEI without a name, degrees and minutes, battery. Nobody's published case; the line format is of our making. */
export const gpsTracker: Design = {
  name: 'gps-tracker',
  follows: 'cases: pattern 2 in text lines (own layout)',
  exposes: true,
  play(s) {
    const { device, random } = s;
    s.own('device', device.imei);
    const flow = s.tcp('gw.schutzengel-watch.com', 8841, 'tcp');
    for (let i = 0; i < 4; i += 1) {
      const degrees = (low: number, high: number): string =>
        `${random.range(low, high)}${random.range(10, 59)}.${random.digits(4)}`;
      const place = label('location', `${degrees(47, 53)},N,0${degrees(10, 14)},E`, { note: 'degrees and minutes' });
      const time = new Date(s.millis()).toISOString();
      const clock = decoy('time', time.slice(11, 19).replaceAll(':', ''));
      const day = decoy('time', time.slice(2, 10).replaceAll('-', ''));
      const imei = label('device-id', device.imei, {
        needs: 'mine',
        note: 'no name beside it; its check digit is right',
      });
      const [speed, battery] = [decoy('number', random.digits(2)), decoy('number', random.range(20, 99))];
      const line = text`*SE,${imei},V1,${clock},A,${place},000.${speed},${day},FFFFFBFF,${battery}#`;
      flow.out(named(null, cat(line, '\r\n')));
      flow.in('*SE,OK#\r\n');
      wait(s.net, 20);
    }
    flow.keepAlive();
    flow.close();
  },
};
