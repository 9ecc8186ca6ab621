import { describe, expect, it } from 'vitest';
import { EarshotError } from '../../main/contract/errors.ts';
import type { Shell, ShellEvent } from '../../main/contract/shell.ts';
import { appState } from '../opened.fixture.ts';
import { checkedShell } from './checked-shell.ts';

/** A shell that answers with whatever it is given: the border cannot trust the other side. */
function answering(answer: unknown): { shell: Shell; emit: (event: unknown) => void } {
  const listeners = new Set<(event: ShellEvent) => void>();
  const shell = {
    send: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
    on: (listener: (event: ShellEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    giveFile: () => Promise.reject({ code: 'disk-full', values: { name: 'x' } }),
  };
  const emit = (event: unknown): void => {
    for (const listener of listeners) listener(event as ShellEvent);
  };
  return { shell: shell as unknown as Shell, emit };
}

describe('checkedShell', () => {
  it('hands on what fits', async () => {
    expect(await checkedShell(answering(appState).shell).send('app-state', {})).toEqual(appState);
  });

  it('refuses an answer that does not fit the contract', async () => {
    const shell = checkedShell(answering({ ...appState, ownConnections: 'none' }).shell);
    await expect(shell.send('app-state', {})).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('refuses to send what does not fit', async () => {
    const shell = checkedShell(answering({}).shell);
    await expect(shell.send('open-session', { sessionId: '../../etc' })).rejects.toBeInstanceOf(EarshotError);
  });

  it('lets no event through that does not fit', () => {
    const { shell, emit } = answering({});
    const seen: ShellEvent[] = [];
    checkedShell(shell).on((event) => seen.push(event));
    emit({ type: 'ready', sessionId: 'a' });
    emit({ type: 'ready', sessionId: 7 });
    emit({ type: 'reveal', sessionId: 'a' });
    expect(seen).toEqual([{ type: 'ready', sessionId: 'a' }]);
  });

  it('knows an error whose class was lost on the way', async () => {
    const shell = checkedShell(answering({}).shell);
    await expect(shell.giveFile(new File([], 'x'))).rejects.toMatchObject({ name: 'EarshotError', code: 'disk-full' });
  });
});
