/** The label before `._service._tcp.local` (RFC 6763 section 4.1); null: the name is none of a service's instance. */
export function instanceOf(name: string): string | null {
  return /^(.{1,63})\._[\w-]{1,32}\._(?:tcp|udp)\.local\.?$/i.exec(name)?.[1] ?? null;
}

/** Is it a number that a program or a factory made, and no name that a person gave: a UUID, a hardware address, or hex digits
 *  behind a word (`iTunes_Ctrl_…`)? */
export function isMadeUp(label: string): boolean {
  return (
    /^(?:[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3})?[0-9a-f]{12}$/i.test(label) ||
    /^[0-9a-f:@-]{12,}$/i.test(label) ||
    /[_-][0-9a-f]{12,32}$/i.test(label)
  );
}
