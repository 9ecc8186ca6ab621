import { COLON } from '../bytes/signs.ts';
import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';
import { isPlaceholder } from './placeholders.ts';

/** RFC 3986 section 3.2.1: `user:password` in front of a host. */
const LOGIN = /^([^:\s]{1,128}):([^\s]{1,256})$/;
/** What manuals write there. */
const EXAMPLE = /^(?:(?:user(?:name)?|login|name|xxx+):(?:pass(?:word|wd)?|secret|pwd|xxx+))$/i;
const LONGEST = 400;

/** A login in an address, as cameras and relays of pictures are asked for: `rtsp://user:password@host/`. The standard asks
 *  programs not to send it any more, since it is shown wherever the address is. */
export const urlLogin: Detector = {
  id: 'url-login',
  version: 1,
  needs: { least: 3, some: COLON },
  inspect(field, context) {
    if (field.length > LONGEST || !field.path.endsWith('.url.user')) return NONE;
    const raw = field.text();
    const [, user = '', password = ''] = LOGIN.exec(raw) ?? [];
    if (user === '' || password === user || EXAMPLE.test(raw) || isMacro(user) || isMacro(password)) return NONE;
    return [hitOf(field, context, { type: 'credential', confidence: 'likely', reason: 'shape', raw })];
  },
};

function isMacro(text: string): boolean {
  return text.length > 1 && isPlaceholder(text);
}
