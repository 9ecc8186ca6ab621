import type { Dissector } from '../dissector.ts';
import { ftp } from './ftp.ts';
import { imap } from './imap.ts';
import { nntp } from './nntp.ts';
import { pop3 } from './pop3.ts';
import { smtp } from './smtp.ts';

/** Mail and file transfer: lines of text. */
export const mail: readonly Dissector[] = [ftp, imap, nntp, pop3, smtp];
