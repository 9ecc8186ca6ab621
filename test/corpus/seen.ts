import { createHash } from 'node:crypto';
import type { Knowledge } from '../../knowledge/types.ts';
import { createEngine } from '../../main/analysis/assess/engine.ts';
import { createConversation } from '../../main/analysis/dissect/dispatch.ts';
import { FlowTable } from '../../main/analysis/flows/flow-table.ts';
import type { FieldView } from '../../main/analysis/model/field-view.ts';
import type { Message } from '../../main/analysis/model/message.ts';
import { FlowSink } from '../../main/analysis/model/sink.ts';
import type { Assessment } from '../../main/contract/assessment.ts';
import { DEFAULT_SETTINGS } from '../../main/contract/settings.ts';
import { createCaptureReader } from '../../main/formats/reader.ts';
import { flowKey, type SeenRow } from './match.ts';

/** What `flows[]` has no place for, but the engine reads: fields and requests of all flows between two endpoints. */
export interface Inside {
  /** Texts of the fields, in lower case. */
  readonly texts: Set<string>;
  /** Host and target of each HTTP request. */
  readonly urls: Set<string>;
  readonly userAgents: Set<string>;
  /** Names asked for or answered in DNS. */
  readonly names: Set<string>;
  /** Highest TLS version of each client's hello, as its code point. */
  readonly offered: Set<number>;
}

/** What Earshot saw in one capture. */
export interface Seen {
  /** As `earshot assess --flows --reveal` gives it. */
  readonly assessment: Assessment;
  readonly rows: readonly SeenRow[];
  /** By `flowKey`. */
  readonly inside: ReadonlyMap<string, Inside>;
}

const READ = 256 * 1024;
/** No name, address or browser's name is longer; bodies are not wanted here. */
const LONGEST_TEXT = 2048;

export function seeCapture(bytes: Uint8Array, knowledge: Knowledge): Seen {
  const engine = createEngine(knowledge, { ...DEFAULT_SETTINGS, flows: true, reveal: true });
  for (let at = 0; at < bytes.length; at += READ) engine.push(bytes.subarray(at, at + READ));
  const { assessment } = engine.finish(createHash('sha256').update(bytes).digest('hex'), false);
  return { assessment, rows: assessment.flows ?? [], inside: lookInside(bytes) };
}

/** A second reading, for what the Assessment does not list flow by flow. */
function lookInside(bytes: Uint8Array): Map<string, Inside> {
  const all = new Map<string, Inside>();
  const table = new FlowTable({
    open(flow) {
      const key = flowKey(flow.transport, flow.client, flow.server);
      const inside = all.get(key) ?? emptyInside();
      all.set(key, inside);
      const nothing = (): void => undefined;
      return createConversation(
        flow,
        new FlowSink(flow, {
          onField: (field) => addText(inside, field),
          onMessage: (message) => addMessage(inside, message),
          onProblem: nothing,
          onBegin: nothing,
        }),
      );
    },
    closed: () => undefined,
  });
  const reader = createCaptureReader();
  reader.push(bytes, (packet) => table.packet(packet));
  reader.end((packet) => table.packet(packet));
  table.end();
  return all;
}

export function emptyInside(): Inside {
  return { texts: new Set(), urls: new Set(), userAgents: new Set(), names: new Set(), offered: new Set() };
}

function addText(inside: Inside, field: FieldView): void {
  if (field.length <= LONGEST_TEXT) inside.texts.add(field.text().toLowerCase());
}

function addMessage(inside: Inside, message: Message): void {
  if (message.type === 'dns') {
    for (const { name } of [...message.questions, ...message.addresses]) inside.names.add(name.toLowerCase());
  } else if (message.type === 'tls-client-hello') {
    inside.offered.add(message.version);
  } else if (message.type === 'http-request') {
    inside.urls.add(/^[a-z]+:\/\//i.test(message.target) ? message.target : `${message.host ?? ''}${message.target}`);
    if (message.userAgent !== null) inside.userAgents.add(message.userAgent);
  }
}
