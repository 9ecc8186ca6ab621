/** Messages of mail and of file transfer. */
export type MailMessage = never;
