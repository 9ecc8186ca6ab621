import { expect, test } from 'vitest';
import { isSystemAccount } from './system-accounts.ts';

test('accounts that a system makes for its programs name nobody', () => {
  for (const name of ['root', 'www-data', 'systemd-network', '_apt', 'Postgres'])
    expect(isSystemAccount(name)).toBe(true);
  for (const name of ['rana', 'system', 'mann']) expect(isSystemAccount(name)).toBe(false);
});
