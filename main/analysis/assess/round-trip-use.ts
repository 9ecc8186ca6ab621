import type { Assessment } from '../../contract/assessment.ts';
import type { Recording } from './attribution.ts';
import type { Books } from './write-assessment.ts';

type Use = NonNullable<Assessment['coverage']['roundTrips']>;

/** Protocols that carry a device's other traffic: what leaves through them comes out in another place. */
const CARRIERS: ReadonlySet<string> = new Set(['openvpn', 'wireguard', 'ipsec', 'socks']);
/** A try that failed carries nothing. */
const LEAST_PACKETS_BACK = 5;

/** May round trips speak for or against a place? Named once a recording, since a network within it changes the way of all. */
export function roundTripUse({ facts, servers }: Pick<Books, 'facts' | 'servers'>): Use {
  if (facts.inventedHeaders) return 'invented-headers';
  const carried = servers
    .sorted()
    .some((one) => one.packetsIn >= LEAST_PACKETS_BACK && [...one.protocols].some((name) => CARRIERS.has(name)));
  return carried ? 'vpn' : 'used';
}

export function recordingOf(books: Books): Recording {
  const { settings, lastTime } = books;
  return { lastTime, vantage: settings.vantage !== null && roundTripUse(books) === 'used' ? settings.vantage : null };
}
