import { agora } from './agora.ts';
import { dhcp } from './dhcp.ts';
import type { Dissector } from './dissector.ts';
import { dns, llmnr, mdns } from './dns.ts';
import { http1 } from './http1.ts';
import { ntp } from './ntp.ts';
import { ssdp } from './ssdp.ts';
import { stun } from './stun.ts';
import { tls } from './tls.ts';
import { turnChannelData } from './turn-channel-data.ts';
import { unknown } from './unknown.ts';
import { whatsapp } from './whatsapp.ts';
import { xmpp } from './xmpp.ts';

/** Every dissector, by name. A test compares this list with the folder. `unknown` never recognises anything: it is what
 *  remains. */
export const dissectors: readonly Dissector[] = [
  agora,
  dhcp,
  dns,
  http1,
  llmnr,
  mdns,
  ntp,
  ssdp,
  stun,
  tls,
  turnChannelData,
  unknown,
  whatsapp,
  xmpp,
];
