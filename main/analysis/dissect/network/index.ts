import type { Dissector } from '../dissector.ts';
import { checkMk } from './check-mk.ts';
import { collectd } from './collectd.ts';
import { dLinkDiscovery } from './d-link-discovery.ts';
import { dhcp } from './dhcp.ts';
import { dhcpv6 } from './dhcpv6.ts';
import { dns, llmnr, mdns } from './dns.ts';
import { dnscrypt } from './dnscrypt.ts';
import { drda } from './drda.ts';
import { dropboxLan } from './dropbox-lan.ts';
import { kerberos } from './kerberos.ts';
import { ldap } from './ldap.ts';
import { mysql } from './mysql.ts';
import { mndp } from './mndp.ts';
import { nbns } from './nbns.ts';
import { netbiosDatagram } from './netbios-datagram.ts';
import { ntp } from './ntp.ts';
import { openvpn } from './openvpn.ts';
import { postgresql } from './postgresql.ts';
import { pppp } from './pppp.ts';
import { radius } from './radius.ts';
import { rdp } from './rdp.ts';
import { rlogin } from './rlogin.ts';
import { smb } from './smb.ts';
import { smpp } from './smpp.ts';
import { snmp } from './snmp.ts';
import { socks } from './socks.ts';
import { ssdp } from './ssdp.ts';
import { ssh } from './ssh.ts';
import { synchrophasor } from './synchrophasor.ts';
import { syslog } from './syslog.ts';
import { telnet } from './telnet.ts';
import { tracker } from './tracker.ts';
import { ubiquitiDiscovery } from './ubiquiti-discovery.ts';
import { weave } from './weave.ts';
import { wsDiscovery } from './ws-discovery.ts';
import { x11 } from './x11.ts';
import { xdmcp } from './xdmcp.ts';

/** The network's own services, and programs that name a device or an account to it. */
export const network: readonly Dissector[] = [
  checkMk,
  collectd,
  dLinkDiscovery,
  dhcp,
  dhcpv6,
  dns,
  dnscrypt,
  drda,
  dropboxLan,
  kerberos,
  ldap,
  llmnr,
  mdns,
  mysql,
  mndp,
  nbns,
  netbiosDatagram,
  ntp,
  openvpn,
  postgresql,
  pppp,
  radius,
  rdp,
  rlogin,
  smb,
  smpp,
  snmp,
  socks,
  ssdp,
  ssh,
  synchrophasor,
  syslog,
  telnet,
  tracker,
  ubiquitiDiscovery,
  weave,
  wsDiscovery,
  x11,
  xdmcp,
];
