import { decodeLatin1 } from '../../bytes/text.ts';

const UTC_TIME = 23;
const GENERALIZED_TIME = 24;
/** The longest form: a fraction of nine digits and an offset. */
const LONGEST = 29;

const UTC = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const GENERALIZED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?(Z|[+-]\d{4})$/;

/** A certificate's time as RFC 3339 writes it, the sender's offset kept; null where it is none that RFC 5280 section
 *  4.1.2.5 knows (a local time says no moment). Only the form is read: the 31st of February stays what was sent. */
export function x509Time(tag: number, bytes: Uint8Array, at: number, end: number): string | null {
  if (end - at > LONGEST) return null;
  const text = decodeLatin1(bytes, at, end);
  if (tag === GENERALIZED_TIME) {
    const found = GENERALIZED.exec(text);
    if (!found) return null;
    const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', zone = ''] = found;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${offset(zone)}`;
  }
  const found = tag === UTC_TIME ? UTC.exec(text) : null;
  if (!found) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', zone = ''] = found;
  const century = Number(year) >= 50 ? '19' : '20'; // section 4.1.2.5.1
  return `${century}${year}-${month}-${day}T${hour}:${minute}:${second}${offset(zone)}`;
}

function offset(zone: string): string {
  return zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
