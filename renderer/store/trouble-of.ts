import { EarshotError } from '../../main/contract/errors.ts';
import { ConnectionLost } from '../shell/connection-lost.ts';
import type { Trouble } from './state.ts';

/** What a page can show of an error. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ConnectionLost) return 'connection-lost';
  return error instanceof EarshotError
    ? { code: error.code, values: error.values }
    : { code: 'bad-request', values: { what: 'page' } };
}
