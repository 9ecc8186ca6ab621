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
  ['1kxun.pcap', 'dhcpv6', 10],
  ['anyconnect-vpn.pcap', 'nbns', 15],
  ['kerberos-error.pcap', 'kerberos', 2],
  ['kerberos-login.pcap', 'kerberos', 26],
  ['smb_deletefile.pcap', 'smb', 168],
  ['smb_frags.pcap', 'smb', 4],
  ['ssh_unidirectional.pcap', 'ssh-banner', 1],
  ['tor.pcap', 'dhcpv6', 6],
  ['wechat.pcap', 'nbns', 9],
  ['wechat.pcap', 'netbios-datagram', 3],
  ['zoom.pcap', 'nbns', 3],
];

describe.skipIf(!hasCaptures)('the network’s services in real captures', () => {
  test.each(COUNTS)('%s: as many of %s as there are', (file, type, count) => {
    expect(messages(file, type)).toBe(count);
  });

  test('kerberos-login.pcap: accounts, of people and of computers', () => {
    const clients = fields('kerberos-login.pcap', 'kerberos.client');
    expect(clients).toHaveLength(13);
    expect(clients.filter((name) => name.endsWith('$'))).toHaveLength(2);
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
