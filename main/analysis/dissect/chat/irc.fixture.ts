import type { Piece } from '../recording-sink.fixture.ts';

/** Made by hand in the shape of RFC 2812's examples and of IRCv3's; names of RFC 2606. tshark 4.0.17 reads it out of
 *  `text2pcap -T 50000,6667` as IRC with the same commands and parameters. */
export const IRC: Piece[] = [
  ['out', 'CAP LS 302\r\nPASS opensesame\r\nNICK rana\r\nUSER rana 0 * :Rana Example\r\n'],
  ['in', ':irc.example.net NOTICE * :*** Looking up your hostname...\r\n'],
  ['in', ':irc.example.net CAP * LS :sasl message-tags\r\n'],
  ['out', 'AUTHENTICATE PLAIN\r\n'],
  ['in', 'AUTHENTICATE +\r\n'],
  ['out', 'AUTHENTICATE AHJhbmEAczNjcmV0\r\n'],
  ['in', ':irc.example.net 903 rana :SASL authentication successful\r\n'],
  ['in', ':irc.example.net 001 rana :Welcome to the network rana\r\n'],
  ['out', 'JOIN #lounge,#tea key1\r\n'],
  ['in', ':rana!~r@192.0.2.1 JOIN #lounge\r\n:irc.example.net 332 rana #lounge :be kind\r\n'],
  ['in', ':irc.example.net 353 rana = #lounge :@omar rana +lee\r\n'],
  ['out', 'PRIVMSG #lounge :see you at nine\r\nPRIVMSG omar :\x01ACTION waves\x01\r\n'],
  ['in', '@time=2026-11-24T09:00:00Z;account=omar :omar!o@host.example PRIVMSG rana :are you there?\r\n'],
  ['out', 'PRIVMSG NickServ :IDENTIFY rana s3cret\r\n'],
  ['in', ':NickServ!services@example.net NOTICE rana :You are now identified\r\n'],
  ['out', 'OPER root letmein\r\nQUIT :bye\r\n'],
];
