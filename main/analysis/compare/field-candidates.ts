import { parseAddress } from '../bytes/address.ts';
import type { Candidate, Held, Observed } from './observed.ts';
import { isTime } from './octet-candidates.ts';

/** Names that protocols give to what they make anew for each session or message (RFC 3261 tags and branches, RFC 8839 ICE,
 *  RFC 8122 fingerprints, RFC 7616 nonces, RFC 6455 keys, RFC 9110 dates and entity tags, trace contexts). */
const MADE_ANEW =
  /(?:^|[._-])(?:c?nonce|branch|call-id|tag|cseq|ice-ufrag|ice-pwd|ufrag|fingerprint|sec-websocket-(?:key|accept)|date|etag|if-none-match|last-modified|if-modified-since|expires|boundary|traceparent|x-trace|content-(?:length|range)|range|age|ssrc|[ds]cid|connection-id|random|session-?ticket|(?:trace|span|request|req|correlation|batch|transaction|session)[-_]?id|xid)$|^stun\.username$/;
/** What many people share: a language, a country, a model of phone and the program that speaks. */
const CHOSEN =
  /(?:^|[._-])(?:accept-language|lang|language|locale|country|region|timezone|tz|user-agent|ua|alpn|realm|server|software|version|content-type|model|resolution|screen|brand|os|os-version)$/;
/** Of a text that says nothing but which machine: told by the flow itself. */
const ADDRESS_OF = /^\[?([\da-f:.]+?)\]?(?::\d+)?$/i;

/** Every field of known protocols that stays the same within each recording that has it. */
export function fieldCandidates(recordings: readonly Observed[]): Candidate[] {
  const ids = new Set(recordings.flatMap(({ fields }) => [...fields.keys()]));
  return [...ids].toSorted().flatMap((id): Candidate[] => {
    const roles = recordings.map(({ fields }) => fields.get(id));
    const first = roles.find((role) => role !== undefined);
    if (!first || roles.some((role) => role?.held === null)) return [];
    const held = roles.map((role) => role?.held ?? null);
    if (held.filter((one) => one !== null).length < 2 || isMadeAnew(first.path, first.key)) return [];
    // Runs of text in unexplained octets go by their number, which another text in front shifts.
    if (first.path === 'unknown.text' && first.key === null && held.some((one) => one?.count === 1)) return [];
    if (held.some((one) => isTime(one) || isAddress(one))) return [];
    return [{ path: first.path, key: first.key, chain: first.chain, held, how: 'field' }];
  });
}

function isMadeAnew(path: string, key: string | null): boolean {
  const names = key === null ? [path] : [path, key.replace(/([a-z])([A-Z])/g, '$1_$2')];
  return names.some((name) => MADE_ANEW.test(name.toLowerCase()) || CHOSEN.test(name.toLowerCase()));
}

function isAddress(held: Held | null): boolean {
  const text = held && ADDRESS_OF.exec(held.value)?.[1];
  return text !== undefined && text !== null && parseAddress(text) !== null;
}
