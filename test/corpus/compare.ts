import { cipherCode } from './cipher-names.ts';
import type { ExpectedFlow } from './expected.ts';
import { pairFlows, type Pair, type SeenRow } from './match.ts';
import { hasUrl, plainHash, plainName, plainTimes, plainUrl, plainVersion, sameHost } from './plain-forms.ts';
import { compareProtocol } from './protocol-agreement.ts';
import {
  agentAsPeer,
  countsMore,
  cutAt255,
  cutAtBracket,
  ja4AsPeer,
  namesAsPeer,
  namesOfExtension,
  offeredOnly,
} from './peer-ways.ts';
import { emptyInside, type Inside, type Seen } from './seen.ts';
import { type Difference, emptyTallies, type FieldName, type FileResult, type Tally } from './tally.ts';

/** One capture: what nDPI says against what Earshot says. */
export function compareFile(
  file: string,
  theirs: readonly ExpectedFlow[],
  seen: Pick<Seen, 'rows' | 'inside'>,
): FileResult {
  return new Comparison(file, seen.inside).run(pairFlows(seen.rows, theirs));
}

class Comparison {
  readonly #file: string;
  readonly #inside: Seen['inside'];
  readonly #tallies = emptyTallies();
  readonly #volume = { packets: 0, packetsOfTheirs: 0, bytes: 0, bytesOfTheirs: 0 };
  readonly #protocols: Record<string, Tally> = {};
  readonly #unmapped = new Set<string>();
  readonly #leftOut: Record<string, number> = {};
  readonly #differences: Difference[] = [];

  constructor(file: string, inside: Seen['inside']) {
    this.#file = file;
    this.#inside = inside;
  }

  run(pairs: readonly Pair[]): FileResult {
    for (const pair of pairs) {
      this.#counts(pair);
      for (const flow of pair.theirs) this.#flow(pair, flow);
    }
    return {
      file: this.#file,
      tallies: this.#tallies,
      volume: this.#volume,
      protocols: this.#protocols,
      unmapped: [...this.#unmapped],
      leftOut: this.#leftOut,
      onlyTheirs: pairs.filter(({ ours }) => ours.length === 0).length,
      onlyOurs: pairs.filter(({ theirs }) => theirs.length === 0).length,
      summed: pairs.filter(({ ours, theirs }) => ours.length > 1 || theirs.length > 1).length,
      differences: this.#differences,
    };
  }

  #counts(pair: Pair): void {
    const { key, ours, theirs, ourCounts, theirCounts } = pair;
    const [hasOurs, hasTheirs] = [ours.length > 0, theirs.length > 0];
    if (!hasTheirs) return this.#note(key, 'flow', volumeText(ourCounts), null, 'only-ours');
    this.#volume.packetsOfTheirs += theirCounts.packetsAB + theirCounts.packetsBA;
    this.#volume.bytesOfTheirs += theirCounts.bytesAB + theirCounts.bytesBA;
    for (const name of ['packetsAB', 'packetsBA'] as const)
      this.#volume.packets += Math.min(ourCounts[name], theirCounts[name]);
    for (const name of ['bytesAB', 'bytesBA'] as const)
      this.#volume.bytes += Math.min(ourCounts[name], theirCounts[name]);
    this.#say(key, 'flow', hasOurs, null, volumeText(theirCounts), 'only-theirs');
    if (!hasOurs) return;
    const rows = ours.length === 1 && theirs.length === 1 ? '' : `sum of ${ours.length} and ${theirs.length} rows`;
    const more = countsMore(ourCounts, theirCounts);
    const sides = [
      ['packets', `${ourCounts.packetsAB}+${ourCounts.packetsBA}`, `${theirCounts.packetsAB}+${theirCounts.packetsBA}`],
      ['bytes', `${ourCounts.bytesAB}+${ourCounts.bytesBA}`, `${theirCounts.bytesAB}+${theirCounts.bytesBA}`],
    ] as const;
    for (const [field, mine, told] of sides) this.#say(key, field, mine === told, mine, told, rows, more);
  }

  #flow({ key, ours }: Pair, flow: ExpectedFlow): void {
    if (ours.length === 0) {
      // A flow that we lost has lost its names too: each counts as missing.
      for (const [field, told] of toldBy(flow)) this.#say(key, field, false, null, told, 'only-theirs');
      return;
    }
    const inside = this.#inside.get(key) ?? emptyInside();
    this.#protocol(key, ours, flow);
    this.#names(key, ours, flow, inside);
    this.#tls(key, ours, flow, inside);
    if (flow.certSha1 !== undefined) this.#certificate(key, ours, flow);
    this.#texts(key, flow, inside);
  }

  #protocol(key: string, ours: readonly SeenRow[], flow: ExpectedFlow): void {
    const outcome = compareProtocol(ours, flow);
    const name = flow.protocol ?? '(none)';
    if (outcome.kind === 'left-out') {
      this.#leftOut[outcome.why] = (this.#leftOut[outcome.why] ?? 0) + 1;
      if (outcome.why === 'unmapped') this.#unmapped.add(name);
      return;
    }
    const tally = (this.#protocols[name] ??= { same: 0, of: 0, explained: 0 });
    tally.of++;
    if (outcome.agrees) tally.same++;
    this.#say(key, 'protocol', outcome.agrees, protocolsOf(ours), name, '');
  }

  #names(key: string, ours: readonly SeenRow[], { host, protocol }: ExpectedFlow, inside: Inside): void {
    if (host === undefined) return;
    const names = ours
      .flatMap(({ names: { sni, httpHost, dns, others } }) => [sni, httpHost, dns, ...others])
      .filter((one) => one !== null);
    const same = names.some((name) => sameHost(name, host));
    const rule = same ? null : namesAsPeer(host, protocol, names, [...inside.names, ...inside.texts]);
    this.#say(key, 'host', same, names.join(' ') || null, host, '', rule);
  }

  #tls(key: string, ours: readonly SeenRow[], flow: ExpectedFlow, inside: Inside): void {
    const facts = ours.flatMap((row) => row.tls ?? []);
    const all = (pick: (one: NonNullable<SeenRow['tls']>) => string | null): string[] =>
      facts.map(pick).filter((one) => one !== null);
    const oneOf = (field: FieldName, mine: readonly string[], told: string | undefined): void => {
      if (told !== undefined) this.#say(key, field, mine.includes(told), mine.join(' ') || null, told, '');
    };
    oneOf(
      'ja3',
      all((one) => one.ja3),
      flow.ja3c,
    );
    const { ja4 } = flow;
    if (ja4 !== undefined) {
      const mine = all((one) => one.ja4);
      const rule = ours.some((row) => row.tls?.ja4 && ja4AsPeer(row) === ja4) ? 'ja4-letters' : null;
      this.#say(key, 'ja4', mine.includes(ja4), mine.join(' ') || null, ja4, '', rule);
    }
    const [cipher, versions] = [flow.cipher, all((one) => one.version)];
    if (cipher !== undefined) {
      const mine = all((one) => one.cipher);
      this.#say(
        key,
        'cipher',
        mine.some((one) => cipherCode(one) === cipherCode(cipher)),
        mine.join(' ') || null,
        cipher,
        '',
      );
    }
    const quic = /^QUIC ver: (.+)$/.exec(flow.tls ?? '')?.[1];
    if (quic !== undefined) {
      const rule = inside.texts.has(quic.toLowerCase()) ? 'read-in-flow' : null;
      this.#say(key, 'quic-version', versions.includes(quic), versions.join(' ') || null, quic, '', rule);
    }
    if (quic === undefined && flow.tls !== undefined) {
      const mine = versions.map(plainVersion);
      const hasHello = facts.some((one) => one.ja3 !== null);
      const rule = offeredOnly(flow.tls, { chosen: mine, offered: inside.offered, hasHello });
      this.#say(key, 'tls-version', mine.includes(flow.tls), mine.join(' ') || null, flow.tls, '', rule);
    }
  }

  #certificate(key: string, ours: readonly SeenRow[], flow: ExpectedFlow): void {
    const sha1 = plainHash(flow.certSha1 ?? '');
    const certificates = ours.flatMap((row) => row.tls?.certificates ?? []);
    const same = certificates.find((one) => plainHash(one.sha1) === sha1);
    this.#say(key, 'certificate-sha1', same !== undefined, certificates[0]?.sha1 ?? null, sha1, '');
    const note = same ? '' : 'no-certificate';
    const each = (
      field: FieldName,
      mine: string | undefined,
      told: string | undefined,
      plain: (text: string) => string,
    ): void => {
      if (told === undefined) return;
      const rule = mine === undefined ? null : namesOfExtension(told, mine);
      this.#say(key, field, mine !== undefined && plain(mine) === plain(told), mine ?? null, told, note, rule);
    };
    each('certificate-issuer', same?.issuer, flow.issuer, plainName);
    each('certificate-subject', same?.subject, flow.subject, plainName);
    each('certificate-validity', same && `${same.notBefore ?? ''} - ${same.notAfter ?? ''}`, flow.validity, plainTimes);
    each('certificate-names', same?.names.join(','), flow.serverNames, (text) => text.toLowerCase());
  }

  #texts(key: string, { url, userAgent, username, protocol }: ExpectedFlow, inside: Inside): void {
    const first = (all: ReadonlySet<string>): string | null => all.values().next().value ?? null;
    if (url !== undefined) {
      const rule = cutAt255(url, [...inside.urls].map(plainUrl)) ?? cutAtBracket(url, inside.urls);
      this.#say(key, 'url', hasUrl(inside.urls, url), first(inside.urls), url, '', rule);
    }
    if (userAgent !== undefined) {
      const same = inside.userAgents.has(userAgent) || inside.texts.has(userAgent.toLowerCase());
      const rule = agentAsPeer(userAgent, protocol, inside.userAgents);
      this.#say(key, 'user-agent', same, first(inside.userAgents), userAgent, '', rule);
    }
    if (username !== undefined)
      this.#say(key, 'user-name', inside.texts.has(username.toLowerCase()), null, username, '');
  }

  /** @param note what else is to be said of a difference @param rule why it is one, where a rule knows */
  #say(
    flow: string,
    field: FieldName,
    same: boolean,
    ours: string | null,
    theirs: string | null,
    note: string,
    rule: string | null = null,
  ): void {
    const tally = this.#tallies[field];
    tally.of++;
    if (same) tally.same++;
    else this.#note(flow, field, ours, theirs, note, rule);
  }

  #note(
    flow: string,
    field: FieldName,
    ours: string | null,
    theirs: string | null,
    note: string,
    rule: string | null = null,
  ): void {
    if (rule !== null) this.#tallies[field].explained++;
    const said = [rule, note].filter((one) => one !== null && one !== '').join(', ');
    this.#differences.push({ file: this.#file, flow, field, ours, theirs, note: said, explained: rule !== null });
  }
}

/** Everything nDPI told of a flow, beside its protocol and counts. */
function* toldBy(flow: ExpectedFlow): Generator<[FieldName, string]> {
  const isQuic = flow.tls?.startsWith('QUIC ver: ') === true;
  const told: readonly [FieldName, string | undefined][] = [
    ['host', flow.host],
    ['ja3', flow.ja3c],
    ['ja4', flow.ja4],
    [isQuic ? 'quic-version' : 'tls-version', flow.tls],
    ['cipher', flow.cipher],
    ['certificate-sha1', flow.certSha1],
    ['certificate-issuer', flow.issuer],
    ['certificate-subject', flow.subject],
    ['certificate-validity', flow.validity],
    ['certificate-names', flow.serverNames],
    ['url', flow.url],
    ['user-agent', flow.userAgent],
    ['user-name', flow.username],
  ];
  for (const [field, value] of told) if (value !== undefined) yield [field, value];
}

function protocolsOf(rows: readonly SeenRow[]): string {
  return [...new Set(rows.map((row) => row.protocol))].join(' ');
}

function volumeText({ packetsAB, packetsBA, bytesAB, bytesBA }: Pair['ourCounts']): string {
  return `${packetsAB}+${packetsBA} packets, ${bytesAB}+${bytesBA} octets`;
}
