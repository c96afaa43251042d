// What is known of a mail once it has been read: the shape that the reading thread hands over. Nothing of its headers but what is named here
// is looked at by anybody (MAIL-7; T-E6).

export interface MailFile {
  name: string;
  /** As the sender calls it; what it is, is told by its bytes elsewhere. */
  claimedType: string;
  content: Uint8Array;
}

/** A notice of non-delivery, RFC 3464. */
export interface DeliveryReport {
  /** Of the mail that was not delivered, as far as the notice carries it. */
  messageId: string | null;
  failed: boolean;
  /** `5.1.1 …`, cleaned and short. */
  said: string;
}

export interface MailRead {
  messageId: string | null;
  /** In-Reply-To first, then References, newest last; at most fifty. */
  references: string[];
  fromAddress: string | null;
  fromName: string | null;
  /** To, Cc and what the last server wrote as the address of delivery. */
  recipients: string[];
  subject: string | null;
  sentAt: string | null;
  text: string;
  /** Cleaned; null when the mail has none. */
  html: string | null;
  picturesBlocked: number;
  files: MailFile[];
  /** Attachments past the limit of files, by name. */
  filesLeftOut: string[];
  autoSubmitted: string | null;
  precedence: string | null;
  listId: string | null;
  /** `<>` for a bounce. */
  returnPath: string | null;
  suppressesReplies: boolean;
  /** Topmost first, each a whole header. */
  authenticationResults: string[];
  report: DeliveryReport | null;
}

/** MAIL-1. */
export const mailLimits = {
  bytes: 25_000_000,
  parts: 200,
  nesting: 20,
  headerBytes: 256_000,
  files: 30,
  htmlChars: 1_000_000,
  textChars: 200_000,
  readForMs: 10_000,
} as const;
