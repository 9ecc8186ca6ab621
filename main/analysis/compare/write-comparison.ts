import type { Evidence } from '../../contract/assessment.ts';
import type { Comparison, ComparisonFinding, Owner, Told } from '../../contract/comparison.ts';
import { TOOL } from '../../contract/tool.ts';
import type { FileFacts } from '../../formats/packet.ts';
import { ClientNames } from '../assess/clients.ts';
import { masked } from '../assess/mask.ts';
import { PublicText } from '../assess/public-text.ts';
import { rfc3339 } from '../assess/rfc3339.ts';
import type { Moment } from '../bytes/moment.ts';
import type { SubjectType } from '../model/words.ts';
import { compareRecordings, type Difference, isOneUser } from './compare.ts';
import { cannotBeTold } from './explain.ts';
import type { Observed, Sighting } from './observed.ts';

/** One recording, read to its end. */
export interface ReadRecording {
  readonly observed: Observed;
  readonly facts: FileFacts;
  readonly firstTime: Moment | null;
  readonly lastTime: Moment | null;
  /** Of the decompressed capture, in hex. */
  readonly sha256: string;
  /** What the person says of it. */
  readonly told: Told;
}

export interface CompareSettings {
  readonly reveal: boolean;
  readonly lang: string;
}

/** The document. Raw values stay out of it, unless `reveal`. */
export function compareAndWrite(recordings: readonly ReadRecording[], settings: CompareSettings): Comparison {
  const told = recordings.map((one) => one.told);
  const observed = recordings.map((one) => one.observed);
  const { findings, omitted, unread } = compareRecordings(observed, told);
  const writer = new Writer(findings.toSorted(byPlace), observed, settings, isOneUser(told));
  return {
    schema: 'earshot.comparison/1',
    made: { tool: TOOL, lang: settings.lang },
    revealed: settings.reveal,
    recordings: recordings.map(recordingRow),
    findings: writer.findings(),
    findingsOmitted: omitted,
    kindsOmitted: unread,
    cannotTell: cannotBeTold(told),
  };
}

function recordingRow({ facts, firstTime, lastTime, sha256, told, observed }: ReadRecording, i: number) {
  return {
    name: `recording-${i + 1}`,
    sha256,
    format: facts.format ?? 'pcap',
    packets: facts.packets,
    bytes: facts.bytes,
    firstTime: firstTime && rfc3339(firstTime),
    lastTime: lastTime && rfc3339(lastTime),
    truncated: facts.truncated,
    problems: [...facts.problems],
    synthetic: facts.synthetic,
    told: { ...told },
    omitted: observed.omitted,
  };
}

/** By where each stood first: recording, frame, offset. */
function byPlace(a: Difference, b: Difference): number {
  const [one, two] = [firstPlace(a), firstPlace(b)];
  return (
    one.recording - two.recording || one.frame - two.frame || one.offset - two.offset || (one.text < two.text ? -1 : 1)
  );
}

function firstPlace({ held, paths }: Difference) {
  const recording = held.findIndex((one) => one !== null);
  const places = (held[recording]?.sightings ?? [])
    .flatMap(({ where }) => where)
    .toSorted((a, b) => a.frame - b.frame || a.offset - b.offset);
  return { recording, frame: places[0]?.frame ?? 0, offset: places[0]?.offset ?? 0, text: paths[0] ?? '' };
}

class Writer {
  readonly #sorted: readonly Difference[];
  readonly #settings: CompareSettings;
  readonly #isOneUser: boolean;
  readonly #ids = new Map<string, string>();
  readonly #clients: ClientNames;
  readonly #publicText: PublicText;

  constructor(
    sorted: readonly Difference[],
    observed: readonly Observed[],
    settings: CompareSettings,
    oneUser: boolean,
  ) {
    this.#sorted = sorted;
    this.#settings = settings;
    this.#isOneUser = oneUser;
    for (const { held } of sorted)
      for (const one of held) if (one && !this.#ids.has(one.value)) this.#ids.set(one.value, `v${this.#ids.size + 1}`);
    this.#clients = new ClientNames(new Set(observed.flatMap(({ clients }) => [...clients])), settings.reveal);
    const hidden = settings.reveal ? [] : [...this.#ids].map(([raw, id]) => ({ raw, id }));
    this.#publicText = new PublicText(hidden, (text) => this.#clients.inText(text));
  }

  findings(): ComparisonFinding[] {
    return this.#sorted.map((one, i) => this.#finding(one, `f${i + 1}`));
  }

  #finding({ held, owners, confidence, key, chain, paths }: Difference, id: string): ComparisonFinding {
    const sightings = held.flatMap((one, recording) => (one?.sightings ?? []).map((seen) => ({ ...seen, recording })));
    const type = typeOf(owners);
    return {
      id,
      kind: this.#isOneUser ? 'repeated-value' : 'account-or-device-identifier',
      confidence,
      reach: sightings.some(({ ends }) => ends.reach === 'internet') ? 'internet' : 'local',
      subject: { type, key: this.#name(key), chain: [...chain], reason: 'difference' },
      couldBe: [...owners],
      paths: paths.map((path) => this.#name(path) ?? ''),
      values: held.flatMap((one, recording) => {
        if (!one) return [];
        const { value, count } = one;
        const shown = {
          recording,
          valueId: this.#ids.get(value) ?? 'v0',
          masked: maskedValue(type, value, key),
          count,
        };
        return [this.#settings.reveal ? { ...shown, value } : shown];
      }),
      evidence: sightings.map((one) => this.#evidence(one, one.recording)),
      receivers: this.#receivers(sightings),
    };
  }

  #name(name: string | null): string | null {
    return this.#settings.reveal ? name : this.#publicText.key(name, false);
  }

  #evidence({ where, time, ends, direction, protocol }: Sighting, file: number): Evidence {
    const ranges = where
      .filter(({ length }) => length > 0)
      .toSorted((a, b) => a.frame - b.frame || a.offset - b.offset)
      .map((one) => ({ ...one }));
    const frames = [...new Set(ranges.map(({ frame }) => frame))];
    return {
      file,
      frame: frames.at(-1) ?? 0,
      frames,
      time: time && rfc3339(time),
      flow: {
        transport: ends.transport,
        client: { ip: this.#clients.client(ends.client.ip), port: ends.client.port },
        server: { ip: this.#clients.server(ends.server.ip), port: ends.server.port },
      },
      direction,
      protocol,
      ranges,
      decrypted: false,
    };
  }

  #receivers(sightings: readonly Sighting[]): ComparisonFinding['receivers'] {
    const found = new Map<string, ComparisonFinding['receivers'][number]>();
    for (const { ends } of sightings) {
      const { ip, port } = ends.server;
      const name = ends.name === null ? null : this.#publicText.text(ends.name);
      const id = `${ip} ${port}`;
      if (!found.has(id)) found.set(id, { ip: this.#clients.server(ip), port, name });
    }
    return [...found.values()];
  }
}

/** Longer ones, and those with spaces, may be tokens or messages: nobody knows what they are, so nothing of them is shown. */
const LONGEST_SHOWN = 24;
const SECRET_KEY = /pass|token|secret|auth|sign|cookie|key/i;

function maskedValue(type: SubjectType, value: string, key: string | null): string {
  const isSecret = value.length > LONGEST_SHOWN || /\s/.test(value) || (key !== null && SECRET_KEY.test(key));
  if (value.includes('@') && !/\s/.test(value)) return masked('email', value);
  return masked(isSecret ? 'credential' : type, value);
}

/** A name is given only where nothing else fits. */
function typeOf(owners: readonly Owner[]): SubjectType {
  if (owners.length !== 1) return 'other';
  if (owners[0] === 'account') return 'account';
  return owners[0] === 'device' ? 'device-id' : 'other';
}
