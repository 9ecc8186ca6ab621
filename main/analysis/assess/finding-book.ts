import { earlier, later, type Moment } from '../bytes/moment.ts';
import type { ValueRef } from '../detect/detector.ts';
import { weighWeak, type WeakSighting } from '../detect/own-value-weight.ts';
import type { Flow } from '../model/flow.ts';
import type { Confidence, FindingKind, Reach, SubjectType } from '../model/words.ts';
import { byCodeUnit } from './order.ts';
import { isSurer, type FlowHit } from './flow-hits.ts';
import { byFirstSighting, type FlowSighting, inFlow, trim } from './flow-sighting.ts';
import { MOST_EVIDENCE } from './verdict-rules.ts';

/** A finding before it has its number: repeats folded by (kind, app, type, value, chain, key). */
export interface FindingRecord {
  readonly fold: string;
  readonly kind: FindingKind;
  readonly app: string;
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

  /** Canonical order: first frame, offset in it, then the fold's own text. */
  sorted(): FindingRecord[] {
    const records = [...this.#records.values()];
    for (const record of records) trim(record);
    return records.sort((a, b) => byFirstSighting(a, b) || byCodeUnit(a.fold, b.fold));
  }

  #record(
    fold: string,
    make: () => Pick<FindingRecord, 'kind' | 'app' | 'subject' | 'confidence' | 'detector' | 'reach'>,
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
