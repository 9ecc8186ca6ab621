import { base64 } from './base64.ts';
import { cookie } from './cookie.ts';
import { deflate } from './deflate.ts';
import { form } from './form.ts';
import { gzip } from './gzip.ts';
import { hex } from './hex.ts';
import { json } from './json.ts';
import { jwt } from './jwt.ts';
import { multipart } from './multipart.ts';
import { percent } from './percent.ts';
import type { Unwrapper } from './unwrapper.ts';
import { url } from './url.ts';
import { xml } from './xml.ts';

/** Every unwrapper, in alphabetical order; a test compares this list with the folder. */
export const unwrappers: readonly Unwrapper[] = [
  base64,
  cookie,
  deflate,
  form,
  gzip,
  hex,
  json,
  jwt,
  multipart,
  percent,
  url,
  xml,
];
