/** Accounts that Unix systems and their packages make for programs: Debian's base-passwd (its users-and-groups document),
 *  systemd's (its UIDS-GIDS document), and what usual servers come with. They name nobody. */
const NAMES: ReadonlySet<string> = new Set(
  `
  root toor daemon bin sys sync games man lp mail news uucp proxy backup list irc gnats nobody www-data operator
  adm halt shutdown ftp http apache nginx www messagebus dbus syslog rsyslog ntp ntpd chrony sshd statd rpc
  rpcuser postfix postgrey exim sendmail smmsp dovecot dovenull mysql mariadb postgres mongodb redis memcache
  memcached rabbitmq elasticsearch kibana logstash grafana prometheus zabbix nagios icinga munin collectd telegraf
  influxdb netdata tomcat jenkins git gitlab docker avahi avahi-autoipd colord cups gdm lightdm sddm geoclue rtkit
  polkitd polkituser kernoops whoopsie pulse saned speech-dispatcher usbmux tss uuidd tcpdump landscape dnsmasq
  bind named unbound openvpn squid snmp debian-snmp libvirt-qemu qemu nscd nslcd sssd lxd lxc ceph haproxy vcsa
  dhcpd radvd tftp clamav amavis spamd opendkim nut pcp abrt setroubleshoot cockpit-ws fwupd-refresh pollinate
  iperf3 ossec
  `
    .trim()
    .split(/\s+/),
);

/** Packages may put these in front of a name of theirs (Debian policy section 9.2.1: `_`). */
const OF_PACKAGES = /^(?:_|systemd-|debian-|gnome-|snap_)/i;

export function isSystemAccount(name: string): boolean {
  return NAMES.has(name.toLowerCase()) || OF_PACKAGES.test(name);
}
