import type { Dissector } from '../dissector.ts';
import { dtls } from './dtls.ts';
import { fastcgi } from './fastcgi.ts';
import { gquic } from './gquic.ts';
import { http1 } from './http1.ts';
import { http2 } from './http2.ts';
import { quic } from './quic.ts';
import { tls } from './tls.ts';
import { websocketMidway } from './websocket-midway.ts';

/** The web: encryption and pages. */
export const web: readonly Dissector[] = [dtls, fastcgi, gquic, http1, http2, quic, tls, websocketMidway];
