import { base64 } from './base64.ts';
import { base64Lines } from './base64-lines.ts';
import { brotli } from './brotli.ts';
import { bson } from './bson.ts';
import { cbor } from './cbor.ts';
import { cookie } from './cookie.ts';
import { countedStrings } from './counted-strings.ts';
import { deflate } from './deflate.ts';
import { ebcdic } from './ebcdic.ts';
import { encodedWord } from './encoded-word.ts';
import { form } from './form.ts';
import { grpc } from './grpc.ts';
import { gzip } from './gzip.ts';
import { hex } from './hex.ts';
import { html } from './html.ts';
import { ipp } from './ipp.ts';
import { json } from './json.ts';
import { jsonEscapes } from './json-escapes.ts';
import { jwt } from './jwt.ts';
import { keyValues } from './key-values.ts';
import { messagepack } from './messagepack.ts';
import { multipart } from './multipart.ts';
import { ntlm } from './ntlm.ts';
import { parts } from './parts.ts';
import { percent } from './percent.ts';
import { printedObject } from './printed-object.ts';
import { propertyList } from './property-list.ts';
import { protobuf } from './protobuf.ts';
import { quotedPrintable } from './quoted-printable.ts';
import { reversed } from './reversed.ts';
import { socketIo } from './socket-io.ts';
import { stomp } from './stomp.ts';
import { table } from './table.ts';
import type { Unwrapper } from './unwrapper.ts';
import { url } from './url.ts';
import { utf16be } from './utf-16be.ts';
import { utf16le } from './utf-16le.ts';
import { xml } from './xml.ts';
import { zstd } from './zstd.ts';

/** Every unwrapper, in alphabetical order; a test compares this list with the folder. */
export const unwrappers: readonly Unwrapper[] = [
  base64,
  base64Lines,
  brotli,
  bson,
  cbor,
  cookie,
  countedStrings,
  deflate,
  ebcdic,
  encodedWord,
  form,
  grpc,
  gzip,
  hex,
  html,
  ipp,
  json,
  jsonEscapes,
  jwt,
  keyValues,
  messagepack,
  multipart,
  ntlm,
  parts,
  percent,
  printedObject,
  propertyList,
  protobuf,
  quotedPrintable,
  reversed,
  socketIo,
  stomp,
  table,
  url,
  utf16be,
  utf16le,
  xml,
  zstd,
];
