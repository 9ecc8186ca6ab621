import type { Dissector } from '../dissector.ts';
import { dhcp } from './dhcp.ts';
import { dhcpv6 } from './dhcpv6.ts';
import { dns, llmnr, mdns } from './dns.ts';
import { dnscrypt } from './dnscrypt.ts';
import { kerberos } from './kerberos.ts';
import { ldap } from './ldap.ts';
import { nbns } from './nbns.ts';
import { netbiosDatagram } from './netbios-datagram.ts';
import { ntp } from './ntp.ts';
import { radius } from './radius.ts';
import { smb } from './smb.ts';
import { smpp } from './smpp.ts';
import { snmp } from './snmp.ts';
import { socks } from './socks.ts';
import { ssdp } from './ssdp.ts';
import { ssh } from './ssh.ts';
import { syslog } from './syslog.ts';
import { telnet } from './telnet.ts';

/** The network's own services, and programs that name a device or an account to it. */
export const network: readonly Dissector[] = [
  dhcp,
  dhcpv6,
  dns,
  dnscrypt,
  kerberos,
  ldap,
  llmnr,
  mdns,
  nbns,
  netbiosDatagram,
  ntp,
  radius,
  smb,
  smpp,
  snmp,
  socks,
  ssdp,
  ssh,
  syslog,
  telnet,
];
