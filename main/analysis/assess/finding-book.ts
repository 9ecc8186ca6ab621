import { earlier, later, type Moment } from '../bytes/moment.ts';
import type { ValueNotes, ValueRef } from '../detect/detector.ts';
import { weighWeak, type WeakSighting } from '../detect/own-value-weight.ts';
import type { Flow } from '../model/flow.ts';
import type { Confidence, FindingKind, Reach, SubjectType } from '../model/words.ts';
import { byCodeUnit } from './order.ts';
import { isSurer, type FlowHit } from './flow-hits.ts';
import type { Link } from './linkable-values.ts';
import { byFirstSighting, type FlowSighting, inFlow, trim } from './flow-sighting.ts';
import type { RepeatedOctets } from './repeated-octets.ts';
import { NOT_KEPT } from './values.ts';
import { MOST_EVIDENCE } from './verdict-rules.ts';

/** A finding before it has its number: repeats folded by (kind, app, type, value, chain, key). */
export interface FindingRecord {
  readonly fold: string;
  readonly kind: FindingKind;
  readonly app: string;
  /** Of a value that joins apps: all of them. Left out: `app` alone. */
  readonly apps?: readonly string[];
  readonly subject: {
    readonly type: SubjectType;
    readonly value: ValueRef;
    readonly key: string | null;
    readonly chain: readonly string[];
    mine: SubjectType | null;
    reason: FlowHit['reason'];
  } | null;
  confidence: Confidence;
  detector: string;
  reach: Reach;
  count: number;
  firstTime: Moment | null;
  lastTime: Moment | null;
  /** Server addresses. */
  readonly receivers: Set<string>;
  sightings: FlowSighting[];
  /** Of a finding about flows: what it was told by. */
  readonly signs: Set<string>;
  omitted: number;
}

/** A hit that waits to be weighed. */
interface Pending {
  readonly hit: FlowHit;
  readonly flow: Flow;
  readonly app: string;
  readonly reach: Reach;
}

/** Receivers per finding: as many as the document may hold servers (`server-book.ts`). */
const MOST_RECEIVERS = 20_000;

/** Hits kept for weighing: far more than it needs. */
const MOST_PENDING = 20_000;

/** Findings beyond this are counted as omitted: no page could show them. */
const MOST_FINDINGS = 20_000;

/** Folds the hits of closed flows into findings. */
export class FindingBook {
  omitted = 0;
  readonly #records = new Map<string, FindingRecord>();
  readonly #pending: Pending[] = [];

  addHit(hit: FlowHit, flow: Flow, app: string, reach: Reach): void {
    if (hit.weak.size === 0 || hit.confidence !== 'possible') this.#fold(hit, flow, app, reach, hit.confidence);
    else if (this.#pending.length < MOST_PENDING) this.#pending.push({ hit, flow, app, reach });
    else this.omitted++;
  }

  /** Judges the hits that chance may have made, now that the whole capture is known. Call once, before `sorted`.
   *  @param searched octets in which own values were searched at any offset
   *  @param patterns how many patterns short enough for an accident were searched */
  weigh(searched: number, patterns: number): void {
    const judged = weighWeak(this.#pending.flatMap(weakSightings), searched, patterns);
    let next = 0;
    for (const { hit, flow, app, reach } of this.#pending.splice(0)) {
      const own = judged.slice(next, (next += hit.weak.size));
      const confidence = own.reduce((best, one) => (isSurer(one, best) ? one : best), 'possible' as Confidence);
      this.#fold(hit, flow, app, reach, confidence);
    }
  }

  /** A hit that may be chance is folded apart: its receiver must not join those of a sure one. */
  #fold(hit: FlowHit, flow: Flow, app: string, reach: Reach, confidence: Confidence): void {
    const chance = hit.weak.size > 0 && confidence === 'possible' ? 'chance' : '';
    const fold = [hit.kind, app, hit.type, hit.value, hit.chain.join('>'), hit.key ?? '', chance].join('\u0000');
    const { type, value, key, chain, mine, reason, kind, detector } = hit;
    const record = this.#record(fold, () => ({
      kind,
      app,
      subject: { type, value, key, chain, mine, reason },
      confidence,
      detector,
      reach,
    }));
    if (!record) return;
    record.count += hit.count;
    record.firstTime = earlier(record.firstTime, hit.firstTime);
    record.lastTime = later(record.lastTime, hit.lastTime);
    if (reach === 'internet') record.reach = reach;
    if (isSurer(confidence, record.confidence)) {
      record.confidence = confidence;
      record.detector = detector;
      if (record.subject) record.subject.reason = reason;
    }
    if (record.subject) record.subject.mine ??= mine;
    for (const sighting of hit.sightings) this.#see(record, inFlow(sighting, flow));
  }

  /** A finding about a server, not a value: its evidence is the first packet that went there. */
  addContact(
    contact: {
      kind: FindingKind;
      confidence: Confidence;
      detector: string;
      fold: string;
      app: string;
      reach: Reach;
      count: number;
      signs?: readonly string[];
    },
    receivers: readonly string[],
    sightings: readonly FlowSighting[],
  ): void {
    const { kind, confidence, detector, app, reach } = contact;
    const record = this.#record(contact.fold, () => ({ kind, app, subject: null, confidence, detector, reach }));
    if (!record) return;
    record.count += contact.count;
    if (isSurer(confidence, record.confidence)) record.confidence = confidence;
    if (reach === 'internet') record.reach = reach;
    for (const sign of contact.signs ?? []) record.signs.add(sign);
    for (const ip of receivers) if (record.receivers.size < MOST_RECEIVERS) record.receivers.add(ip);
    for (const sighting of sightings) {
      record.firstTime = earlier(record.firstTime, sighting.time);
      record.lastTime = later(record.lastTime, sighting.time);
      record.sightings.push(sighting);
    }
    if (record.sightings.length >= 2 * MOST_EVIDENCE) trim(record);
  }

  /** Octets that stay the same, of which nobody can say what they are: never more than possible. Call before `weigh`. */
  addRepeats(repeats: readonly RepeatedOctets[], values: ValueNotes): void {
    for (const { octets, raw, app, seen } of repeats) {
      const value = values.note('other', raw);
      if (value === NOT_KEPT) {
        this.omitted++;
        continue;
      }
      const record = this.#record(['repeated-value', app, raw].join('\u0000'), () => ({
        kind: 'repeated-value',
        app,
        subject: { type: 'other', value, key: null, chain: [], mine: null, reason: 'shape' },
        confidence: 'possible',
        detector: 'repeated-octets',
        reach: 'local',
      }));
      if (!record) continue;
      for (const { flow, time, where, messages, reach } of seen) {
        record.count += messages;
        record.firstTime = earlier(record.firstTime, time);
        record.lastTime = later(record.lastTime, time);
        if (reach === 'internet') record.reach = reach;
        const sighting = {
          where,
          sent: octets,
          time,
          protocol: 'unknown',
          direction: 'out',
          decrypted: false,
        } as const;
        this.#see(record, inFlow(sighting, flow));
      }
    }
  }

  /** Findings about values that join connections: one per app. Call when all hits were weighed, before `sorted`. */
  addLinks(links: readonly Link[]): void {
    for (const { record, apps, signs, count, firstTime, lastTime, of } of links)
      for (const app of apps) {
        const subject = record.subject && { ...record.subject, chain: [] };
        const added = this.#record(['linkable', app, subject?.value].join('\u0000'), () => ({
          kind: 'linkable',
          app,
          apps,
          subject,
          confidence: 'likely',
          detector: 'linkable-values',
          reach: 'internet',
        }));
        if (!added) continue;
        added.count = count;
        added.firstTime = firstTime;
        added.lastTime = lastTime;
        for (const sign of signs) added.signs.add(sign);
        for (const one of of) {
          for (const ip of one.receivers) if (added.receivers.size < MOST_RECEIVERS) added.receivers.add(ip);
          added.sightings.push(...one.sightings);
        }
        trim(added);
        added.omitted += of.reduce((sum, one) => sum + one.omitted, 0);
      }
  }

  /** Canonical order: first frame, offset in it, then the fold's own text. */
  sorted(): FindingRecord[] {
    const records = [...this.#records.values()];
    for (const record of records) trim(record);
    return records.sort((a, b) => byFirstSighting(a, b) || byCodeUnit(a.fold, b.fold));
  }

  #record(
    fold: string,
    make: () => Pick<FindingRecord, 'kind' | 'app' | 'apps' | 'subject' | 'confidence' | 'detector' | 'reach'>,
  ): FindingRecord | null {
    const known = this.#records.get(fold);
    if (known) return known;
    if (this.#records.size >= MOST_FINDINGS) {
      this.omitted++;
      return null;
    }
    const record = {
      ...make(),
      fold,
      count: 0,
      firstTime: null,
      lastTime: null,
      receivers: new Set<string>(),
      signs: new Set<string>(),
      sightings: [],
      omitted: 0,
    };
    this.#records.set(fold, record);
    return record;
  }

  #see(record: FindingRecord, sighting: FlowSighting): void {
    // Whoever sits at the far end of the flow got it, or sent it.
    if (record.receivers.size < MOST_RECEIVERS) record.receivers.add(sighting.server.ip);
    record.sightings.push(sighting);
    // Twice the bound before sorting: sorting at every sighting would cost more than it saves.
    if (record.sightings.length >= 2 * MOST_EVIDENCE) trim(record);
  }
}

function weakSightings({ hit, flow }: Pending): WeakSighting[] {
  const what = `${hit.value} ${hit.chain.join('>')}`;
  return [...hit.weak].map(([place, { bits, count }]) => ({ what, flow: flow.id, place, bits, count }));
}
