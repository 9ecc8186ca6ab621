import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { LineReader } from '../text-lines.ts';
import { scoreIrc } from './irc-recognise.ts';
import { IrcTalk } from './irc-talk.ts';

/** 8191 octets of tags and 512 of the rest (IRCv3 message-tags, RFC 2812 section 2.3). */
const LONGEST_LINE = 8_191 + 512;

/** IRC, RFC 1459 and RFC 2812, with IRCv3's tags; after STARTTLS TLS. */
export const irc = {
  ...perRecord({
    name: 'irc',
    mostWaiting: 2 * LONGEST_LINE,
    recognise: scoreIrc,
    read: (flow, sink, control) =>
      new LineReader(flow, sink, control, LONGEST_LINE, (stream) => new IrcTalk(sink, stream)),
  }),
  begins: octetsOf(':@CcJjNnPpUu'),
};
