import type { IdentifierKeyRow } from '../../../knowledge/types.ts';

type Brief = Pick<IdentifierKeyRow, 'type' | 'keys' | 'shape'>;

/** A few rows as `knowledge/identifiers` has them; tests of the rows themselves read the files. */
const BRIEF: readonly Brief[] = [
  { type: 'account', keys: ['user_id', 'uid'], shape: 'account-code' },
  { type: 'account', keys: ['user_name'], shape: 'handle' },
  { type: 'person-name', keys: ['user_name'], shape: 'person-name' },
  { type: 'device-id', keys: ['imei'], shape: 'imei' },
  { type: 'device-id', keys: ['android_id'], shape: 'android-id' },
  { type: 'device-id', keys: ['mac'], shape: 'mac' },
  { type: 'device-name', keys: ['hostname'], shape: 'device-name' },
  { type: 'advertising-id', keys: ['gaid', 'aid'], shape: 'uuid' },
  { type: 'phone', keys: ['phone'], shape: 'phone' },
  { type: 'location', keys: ['lat', 'lon'], shape: 'coordinate' },
  { type: 'room', keys: ['room_id'], shape: 'room-code' },
  { type: 'session-token', keys: ['access_token'], shape: 'token' },
  { type: 'credential', keys: ['password'], shape: 'secret' },
];

const IN_CHAT = { strength: 'in-chat', example: '', why: 'for a test', sources: [] } as const;

export const ROWS: readonly IdentifierKeyRow[] = [
  ...BRIEF.map((row) => ({ ...row, strength: 'with-shape' as const, example: '', why: 'for a test', sources: [] })),
  {
    type: 'session-token',
    keys: ['visit_token'],
    shape: 'token',
    strength: 'one-sign',
    example: '',
    why: 'for a test',
    sources: [],
  },
  { ...IN_CHAT, type: 'message', keys: ['text'], shape: 'message-text' },
  { ...IN_CHAT, type: 'account', keys: ['from'], shape: 'account-or-handle' },
  { ...IN_CHAT, type: 'person-name', keys: ['name'], shape: 'full-name', strength: 'beside-person' },
  {
    type: 'person-name',
    keys: ['nickname'],
    shape: null,
    strength: 'alone',
    example: '',
    why: 'for a test',
    sources: [],
  },
];
