import { describe, expect, test } from 'vitest';
import { capturedFlows, hasCaptures } from '../captured-flows.fixture.ts';

function fields(file: string, path: string): string[] {
  return capturedFlows(file).flatMap(({ sink }) => sink.texts(path));
}
function messages(file: string, type: string): number {
  return capturedFlows(file).flatMap(({ sink }) => sink.messages.filter((one) => one.type === type)).length;
}

/** Messages as tshark 4.0.17 counts them, one a line of `-Y <filter> -T fields -e <what one has once>`. */
const COUNTS: readonly (readonly [file: string, type: string, count: number])[] = [
  ['1kxun.pcap', 'nbns', 26],
  ['1kxun.pcap', 'netbios-datagram', 5],
  ['1kxun.pcap', 'd-link-discovery', 14], // datagrams of its port: tshark does not read it
  ['1kxun.pcap', 'dhcpv6', 10],
  ['1kxun.pcap', 'mndp', 5],
  ['anyconnect-vpn.pcap', 'nbns', 15],
  ['dropbox.pcap', 'dropbox-lan', 24],
  ['kerberos-error.pcap', 'kerberos', 2],
  ['kerberos-login.pcap', 'kerberos', 26],
  ['smb_deletefile.pcap', 'smb', 168],
  ['smb_frags.pcap', 'smb', 4],
  ['ssh_unidirectional.pcap', 'ssh-banner', 1],
  ['tor.pcap', 'dhcpv6', 6],
  ['ubntac2.pcap', 'ubiquiti-discovery', 8], // the same
  ['upnp.pcap', 'ws-discovery', 14],
  ['wechat.pcap', 'nbns', 9],
  ['wechat.pcap', 'netbios-datagram', 3],
  ['zoom.pcap', 'nbns', 3],
];

describe.skipIf(!hasCaptures)('the network’s services in real captures', () => {
  test.each(COUNTS)('%s: as many of %s as there are', (file, type, count) => {
    expect(messages(file, type)).toBe(count);
  });

  test('kerberos-error.pcap: the computer that logs in', () => {
    expect(fields('kerberos-error.pcap', 'kerberos.client.host')).toHaveLength(1);
  });

  test('kerberos-login.pcap: accounts, of people and of computers', () => {
    const clients = fields('kerberos-login.pcap', 'kerberos.client');
    expect(clients).toHaveLength(13);
    expect(clients.filter((name) => name.endsWith('$'))).toHaveLength(2);
  });

  test.each([
    ['check_mk_new.pcap', 'check-mk.host', 1],
    ['check_mk_new.pcap', 'check-mk.process.user', 96], // lines that begin with an account; tshark does not read it
    ['collectd.pcap', 'collectd.host', 73], // collectd.data.host: every datagram in the clear
    ['drda_db2.pcap', 'drda.login.user', 1],
    ['drda_db2.pcap', 'drda.login.password', 1],
    ['ieee_c37118.pcap', 'synchrophasor.station', 2], // synphasor.frtype == 3
    ['openvpn.pcap', 'tls.client-certificate.subject.CN', 5], // of the leaves alone
    ['rdp3.pcap', 'rdp.client-name', 1],
    ['rdp_over_tls.pcap', 'rdp.cookie.user', 1],
    ['xdmcp.pcap', 'xdmcp.authorization', 1],
  ])('%s: %s', (file, path, count) => {
    expect(fields(file, path)).toHaveLength(count);
  });

  test('telnet.pcap: one login, typed letter by letter', () => {
    expect(fields('telnet.pcap', 'telnet.login.user')).toHaveLength(1);
    expect(fields('telnet.pcap', 'telnet.login.password')).toHaveLength(1);
  });

  test('ssh_unidirectional.pcap: the server’s program', () => {
    expect(fields('ssh_unidirectional.pcap', 'ssh.banner')[0]).toMatch(/^SSH-2\.0-OpenSSH/);
  });

  test('every flow of DNS has a name that was asked', () => {
    const asking = capturedFlows('starcraft_battle.pcap').filter(({ flow }) => flow.protocol === 'dns');
    expect(asking.length).toBeGreaterThan(5);
    expect(asking.filter(({ flow }) => flow.names.asked === undefined)).toEqual([]);
  });
});
