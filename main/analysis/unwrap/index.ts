import { base64 } from './base64.ts';
import { base64Lines } from './base64-lines.ts';
import { brotli } from './brotli.ts';
import { cbor } from './cbor.ts';
import { cookie } from './cookie.ts';
import { deflate } from './deflate.ts';
import { encodedWord } from './encoded-word.ts';
import { form } from './form.ts';
import { grpc } from './grpc.ts';
import { gzip } from './gzip.ts';
import { hex } from './hex.ts';
import { json } from './json.ts';
import { jwt } from './jwt.ts';
import { messagepack } from './messagepack.ts';
import { multipart } from './multipart.ts';
import { ntlm } from './ntlm.ts';
import { percent } from './percent.ts';
import { protobuf } from './protobuf.ts';
import { quotedPrintable } from './quoted-printable.ts';
import { socketIo } from './socket-io.ts';
import type { Unwrapper } from './unwrapper.ts';
import { url } from './url.ts';
import { xml } from './xml.ts';
import { zstd } from './zstd.ts';

/** Every unwrapper, in alphabetical order; a test compares this list with the folder. */
export const unwrappers: readonly Unwrapper[] = [
  base64,
  base64Lines,
  brotli,
  cbor,
  cookie,
  deflate,
  encodedWord,
  form,
  grpc,
  gzip,
  hex,
  json,
  jwt,
  messagepack,
  multipart,
  ntlm,
  percent,
  protobuf,
  quotedPrintable,
  socketIo,
  url,
  xml,
  zstd,
];
