import type { Knowledge } from '../../../knowledge/types.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/settings.ts';
import { createKeyDictionary } from '../detect/key-dictionary.ts';
import { AppBook } from './app-book.ts';
import { Attribution } from './attribution.ts';
import { FindingBook } from './finding-book.ts';
import { someKnowledge } from './knowledge.fixture.ts';
import { ServerBook } from './server-book.ts';
import { ValueRegistry } from './values.ts';
import type { Books } from './write-assessment.ts';

/** Empty books, ready to be filled by a test. */
export function someBooks(
  settings: Partial<Settings> = {},
  knowledge: Knowledge = someKnowledge(),
  over: Partial<Books> = {},
): Books {
  return {
    sha256: 'ab'.repeat(32),
    knowledge,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    facts: {
      format: 'pcap',
      packets: 300,
      bytes: 90_000,
      truncated: false,
      problems: [],
      droppedPackets: 0,
      synthetic: false,
      inventedHeaders: false,
      beside: { comments: 0, resolvedNames: 0, tlsKeyLogs: 0, otherSecrets: 0, customBlocks: 0, otherBlocks: 0 },
    },
    firstTime: { seconds: 100, nanos: 0 },
    lastTime: { seconds: 200, nanos: 0 },
    undecoded: new Map(),
    ownPackets: 0,
    wrongChecksums: 0,
    conflictingBytes: 0,
    closed: {
      flows: 1,
      readableBytes: 900,
      opaqueBytes: 3_000,
      unknownBytes: 100,
      lostBytes: 0,
      unopened: 0,
      omitted: 0,
      rows: [],
    },
    apps: new AppBook(),
    servers: new ServerBook(),
    findings: new FindingBook(),
    attribution: new Attribution(knowledge),
    values: new ValueRegistry(),
    keys: createKeyDictionary(knowledge.identifierKeys),
    weakPatterns: 0,
    clients: new Set(['192.0.2.10']),
    decrypted: { records: 0, octets: 0, failedRecords: 0 },
    ...over,
  };
}
