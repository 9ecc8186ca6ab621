import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from './home.ts';

test('each system keeps an app’s data where its users look for it', () => {
  expect(dataFolder({}, 'linux')).toBe(join(homedir(), '.local', 'share', 'earshot'));
  expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/earshot');
  expect(dataFolder({}, 'darwin')).toBe(join(homedir(), 'Library', 'Application Support', 'Earshot'));
  expect(dataFolder({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming', 'Earshot'));
});

test('a folder of one’s own comes first', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(dataFolder({ EARSHOT_HOME: '/stick', XDG_DATA_HOME: '/data' }, platform)).toBe('/stick');
});

test('a relative XDG_DATA_HOME is not followed, as its standard says', () => {
  expect(dataFolder({ XDG_DATA_HOME: 'data' }, 'linux')).toBe(join(homedir(), '.local', 'share', 'earshot'));
});
