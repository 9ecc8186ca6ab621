import type { Knowledge } from '../../../knowledge/types.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Assessment } from '../../contract/assessment.ts';
import { createCaptureReader } from '../../formats/reader.ts';
import type { FileFacts, Packet } from '../../formats/packet.ts';
import { createKeyDictionary } from '../detect/key-dictionary.ts';
import { minePatterns, weakPatterns } from '../detect/mine-patterns.ts';
import type { DetectContext } from '../detect/detector.ts';
import { FlowTable } from '../flows/flow-table.ts';
import type { Direction, Flow, FlowConsumer, FlowListener } from '../model/flow.ts';
import type { Origin } from '../model/where.ts';
import type { Message } from '../model/message.ts';
import { KeyLog } from '../model/key-log.ts';
import { MediaOffers } from '../model/media-offers.ts';
import { SinkViews } from '../model/sink.ts';
import { AppBook } from './app-book.ts';
import { Attribution } from './attribution.ts';
import { MOST_CLIENTS } from './clients.ts';
import { Conversation, type ConversationEars, type ConversationTools } from './conversation.ts';
import { FieldRules } from './field-rules.ts';
import { FindingBook } from './finding-book.ts';
import { addFlowFindings } from './flow-findings.ts';
import { flowRow } from './flow-rows.ts';
import { type Glance, glanceAt } from './glance.ts';
import { reachOf } from './reach.ts';
import { RepeatBook } from './repeated-octets.ts';
import { ServerBook } from './server-book.ts';
import { type Closed, writeAssessment } from './write-assessment.ts';
import type { PrivateValue } from './values.ts';
import { ValueRegistry } from './values.ts';
import { earlier, later, type Moment } from '../bytes/moment.ts';

/** What an analysis gives: the document to show, and what must stay private. */
export interface EngineResult {
  readonly assessment: Assessment;
  readonly privateValues: readonly PrivateValue[];
}

export interface Engine {
  /** Any part of a capture, in order. Returns false when nothing more can be read. */
  push(chunk: Uint8Array): boolean;
  /** What the file says of itself so far. */
  readonly facts: FileFacts;
  glance(): Glance;
  /** No more bytes. `sha256`: of the whole (decompressed) capture, in hex. `damaged`: its wrapping broke before the end. */
  finish(sha256: string, damaged: boolean): EngineResult;
}

/** Rows of `flows[]` kept when they are asked for; `coverage.flows` says how many there were. */
const MOST_FLOW_ROWS = 500_000;

/** The engine: a pure function of the capture's bytes, knowledge and settings, fed in chunks of any size.
 *  @param keyLog octets of a TLS key log. A secret, and so no part of the settings, which are kept and shown */
export function createEngine(knowledge: Knowledge, settings: Settings, keyLog: Uint8Array | null = null): Engine {
  return new CaptureEngine(knowledge, settings, keyLog);
}

class CaptureEngine implements Engine, FlowConsumer, ConversationEars {
  readonly #knowledge: Knowledge;
  readonly #settings: Settings;
  readonly #reader = createCaptureReader();
  readonly #keyLog = new KeyLog();
  readonly #offers = new MediaOffers();
  #secretsRead = 0;
  readonly #values = new ValueRegistry();
  readonly #context: DetectContext;
  readonly #attribution: Attribution;
  readonly #table: FlowTable;
  readonly #tools: ConversationTools;
  readonly #open = new Map<number, Conversation>();
  readonly #apps = new AppBook();
  readonly #servers = new ServerBook();
  readonly #findings = new FindingBook();
  readonly #repeats = new RepeatBook();
  readonly #clients = new Set<string>();
  readonly #closed: Closed = {
    flows: 0,
    readableBytes: 0,
    opaqueBytes: 0,
    unknownBytes: 0,
    lostBytes: 0,
    unopened: 0,
    omitted: 0,
    rows: [],
  };
  #firstTime: Moment | null = null;
  #lastTime: Moment | null = null;
  readonly #onPacket = (packet: Packet): void => this.#packet(packet);

  constructor(knowledge: Knowledge, settings: Settings, keyLog: Uint8Array | null) {
    if (keyLog) this.#keyLog.add(keyLog);
    this.#knowledge = knowledge;
    this.#settings = settings;
    this.#context = {
      values: this.#values,
      keys: createKeyDictionary(knowledge.identifierKeys),
      mine: minePatterns(settings.mine),
      // Where the device was; else where its owner is at home.
      country: settings.vantage ?? settings.home,
    };
    this.#tools = { rules: new FieldRules(this.#context), views: new SinkViews(), ears: this };
    this.#attribution = new Attribution(knowledge);
    this.#table = new FlowTable(this);
  }

  get facts(): FileFacts {
    return this.#reader.facts;
  }

  push(chunk: Uint8Array): boolean {
    return this.#reader.push(chunk, this.#onPacket);
  }

  glance(): Glance {
    return glanceAt({
      facts: this.facts,
      apps: this.#apps,
      findings: this.#findings,
      attribution: this.#attribution,
      open: this.#open.values(),
    });
  }

  finish(sha256: string, damaged: boolean): EngineResult {
    this.#reader.end(this.#onPacket);
    if (damaged) {
      this.facts.truncated = true;
      this.facts.problems.push('damaged-compression');
    }
    this.#table.end();
    this.#findings.addRepeats(this.#repeats.found(), this.#values);
    this.#closed.unopened = this.#tools.rules.stopped;
    return writeAssessment({
      sha256,
      knowledge: this.#knowledge,
      settings: this.#settings,
      facts: this.facts,
      firstTime: this.#firstTime,
      lastTime: this.#lastTime,
      undecoded: this.#table.undecodedPackets,
      ownPackets: this.#table.ownPackets,
      wrongChecksums: this.#table.wrongChecksums,
      conflictingBytes: this.#table.conflictingBytes,
      closed: this.#closed,
      apps: this.#apps,
      servers: this.#servers,
      findings: this.#findings,
      attribution: this.#attribution,
      values: this.#values,
      keys: this.#context.keys,
      weakPatterns: weakPatterns(this.#context.mine),
      clients: this.#clients,
      decrypted: this.#keyLog.tally,
    });
  }

  #packet(packet: Packet): void {
    if (this.#reader.secrets.length > this.#secretsRead) this.#readSecrets();
    if (packet.time) {
      this.#firstTime = earlier(this.#firstTime, packet.time);
      this.#lastTime = later(this.#lastTime, packet.time);
    }
    this.#table.packet(packet);
  }

  /** Those that stand in the capture before this packet: they open what begins from here on. */
  #readSecrets(): void {
    const { secrets } = this.#reader;
    for (; this.#secretsRead < secrets.length; this.#secretsRead++) {
      const secret = secrets[this.#secretsRead];
      if (secret) this.#keyLog.add(secret.bytes);
    }
  }

  open(flow: Flow): FlowListener {
    if (this.#keyLog.size > 0) flow.keyLog = this.#keyLog;
    flow.offers = this.#offers;
    if (this.#clients.size < MOST_CLIENTS) this.#clients.add(flow.client.ip);
    flow.names.dns = this.#attribution.dnsNameOf(flow.server.ip, flow.firstTime);
    const conversation = new Conversation(flow, this.#tools);
    this.#open.set(flow.id, conversation);
    return conversation;
  }

  onMessage(message: Message, flow: Flow): void {
    if (message.type === 'dns') this.#attribution.learn(message, flow.lastTime);
    else if (message.type === 'media-offer') this.#offers.add(message, flow);
  }

  onUnread(bytes: Uint8Array, origin: Origin, flow: Flow, direction: Direction): void {
    this.#repeats.note(flow, direction, bytes, origin);
  }

  onProblem(): void {
    // Kept per flow by its byte counts: what could not be read is counted as unknown there.
  }

  closed(flow: Flow): void {
    const conversation = this.#open.get(flow.id);
    this.#open.delete(flow.id);
    const app = this.#attribution.appOf(flow);
    const reach = reachOf(flow, this.#table.linked);
    this.#apps.add(flow, app.id, app.knownBy);
    this.#servers.add(flow, app.id, this.#attribution.namesOf(flow), reach);
    for (const hit of conversation?.hits ?? []) this.#findings.addHit(hit, flow, app.id, reach);
    addFlowFindings(flow, app.id, reach, this.#findings);
    this.#repeats.closed(flow, app.id, reach);
    const closed = this.#closed;
    closed.flows++;
    closed.readableBytes += flow.readableBytes;
    closed.opaqueBytes += flow.opaqueBytes;
    closed.unknownBytes += flow.unknownBytes;
    closed.lostBytes += flow.lostBytes;
    closed.omitted += conversation?.omitted ?? 0;
    if (this.#settings.flows && closed.rows.length < MOST_FLOW_ROWS) closed.rows.push(flowRow(flow));
  }
}
