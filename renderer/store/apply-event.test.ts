import { describe, expect, it } from 'vitest';
import type { ShellEvent } from '../../main/contract/shell.ts';
import { applyEvent, PULSE_SECONDS } from './apply-event.ts';
import { emptyState } from './state.ts';

const live = (seconds: number, packets: number): ShellEvent => ({
  type: 'live',
  sessionId: 's',
  seconds,
  packets,
  droppedPackets: 0,
  bytes: 0,
  ownPackets: 0,
  apps: [],
  findings: [],
});
const play = (...events: ShellEvent[]) => events.reduce(applyEvent, emptyState);

describe('applyEvent', () => {
  it('draws the packets of each second from the totals', () => {
    expect(play(live(0, 10), live(1, 30), live(2, 35)).live['s']?.pulse).toEqual([20, 5]);
  });

  it('spreads what came over the seconds that were skipped', () => {
    expect(play(live(0, 0), live(4, 40)).live['s']?.pulse).toEqual([10, 10, 10, 10]);
  });

  it('keeps no more seconds than can be drawn, however long the silence', () => {
    expect(play(live(0, 0), live(1e9, 40)).live['s']?.pulse).toHaveLength(PULSE_SECONDS);
  });

  it('takes the newest totals also within one second', () => {
    const state = play(live(3.1, 5), live(3.6, 9));
    expect(state.live['s']?.last.packets).toBe(9);
    expect(state.live['s']?.pulse).toEqual([]);
  });

  it('forgets the reading and an old error when a session is ready', () => {
    const state = play(
      { type: 'progress', sessionId: 's', doneBytes: 1, totalBytes: 2 },
      { type: 'failed', sessionId: 's', problem: { code: 'read-failed', values: {} } },
      { type: 'progress', sessionId: 's', doneBytes: 2, totalBytes: 2 },
      { type: 'ready', sessionId: 's' },
    );
    expect(state.reading).toEqual({});
    expect(state.failed).toEqual({});
  });
});
