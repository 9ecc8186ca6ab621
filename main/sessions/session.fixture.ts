import { assessmentSchema, type Assessment } from '../contract/assessment.ts';
import type { Session } from '../contract/session.ts';

/** A made-up session, as `session.json` holds it. */
export function aSession(id: string, more: Partial<Session> = {}): Session {
  return {
    id,
    title: 'Evening',
    madeAt: '2026-11-24T18:00:00.000Z',
    from: 'capture',
    interface: 'lo',
    filter: null,
    consent: { whose: 'mine', allAgreed: true, at: '2026-11-24T17:59:00.000Z' },
    packets: 0,
    droppedPackets: 0,
    seconds: 0,
    settings: { home: null, audience: [], vantage: null, lang: 'en', flows: false, reveal: false },
    tool: 'earshot 0.1.0',
    state: 'left',
    ...more,
  };
}

/** The smallest Assessment that the contract allows. */
export function anEmptyAssessment(): Assessment {
  return assessmentSchema.parse({
    schema: 'earshot.assessment/1',
    made: {
      tool: 'earshot 0.1.0',
      knowledge: [],
      settings: { home: null, audience: [], vantage: null, lang: 'en', mineKinds: [], keylog: false },
    },
    revealed: false,
    input: { synthetic: false, files: [] },
    coverage: {
      packets: 0,
      flows: 0,
      undecodedPackets: 0,
      readableBytes: 0,
      opaqueBytes: 0,
      unknownBytes: 0,
      lostBytes: 0,
      droppedPackets: 0,
    },
    apps: [],
    servers: [],
    findings: [],
  });
}
