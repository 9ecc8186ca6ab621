import type { Dissector } from '../dissector.ts';
import { dhcp } from './dhcp.ts';
import { dns, llmnr, mdns } from './dns.ts';
import { ntp } from './ntp.ts';
import { socks } from './socks.ts';
import { ssdp } from './ssdp.ts';

/** The network's own services, and programs that name a device or an account to it. */
export const network: readonly Dissector[] = [dhcp, dns, llmnr, mdns, ntp, socks, ssdp];
