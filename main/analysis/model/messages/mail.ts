/** Messages of mail and of file transfer. */
export type MailMessage = CommandLine;

/** One command or reply of a protocol of lines: FTP (RFC 959), IMAP (RFC 9051), NNTP (RFC 3977), POP3 (RFC 1939), SMTP
 *  (RFC 5321). */
export interface CommandLine {
  readonly type: 'ftp' | 'imap' | 'nntp' | 'pop3' | 'smtp';
  /** The command in capital letters, or the reply's code. */
  readonly verb: string;
}
