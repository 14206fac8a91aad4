import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface Letter {
  /** Stays the same when the message is sent again: who receives both knows it is one. */
  id: string
  to: string
  subject: string
  text: string
}

/** Hands letters to the mail server. */
export interface Mailer {
  /**
   * @returns 'refused' when the server will never take a message for this address (an SMTP answer 5xx to the recipient).
   * @throws MailError when it may go later.
   */
  send(letter: Letter): Promise<'sent' | 'refused'>
}

/** The message did not go; may be tried again. Says a code, never an address. */
export class MailError extends Error {
  readonly code: string
  constructor(code: string) {
    super(`the mail server did not take a message: ${code}`)
    this.code = code
  }
}

const SECONDS = 1000
/** Shorter than a job's own limits: a mail server that says nothing holds up no other work for long. */
const patience = { connectionTimeout: 10 * SECONDS, greetingTimeout: 10 * SECONDS, socketTimeout: 20 * SECONDS, dnsTimeout: 10 * SECONDS }

const inside = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Opens the way to the mail server of the configuration; one connection for each message, since there are few. */
export function openMailer({ url, from, tls }: NonNullable<Config['mail']>): Mailer {
  const transport = createTransport({ url, requireTLS: tls && !inside.has(new URL(url).hostname), ...patience, disableFileAccess: true, disableUrlAccess: true })
  const host = /@([^\s<>@]+)>?$/.exec(from)![1]!
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${host}>`,
          // no answers of holiday assistants
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return 'sent'
      } catch (error) {
        const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
        if (command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500) return 'refused'
        // the library's own message quotes the address
        throw new MailError(`${code ?? 'unknown'}${responseCode ? ` ${responseCode}` : ''}`)
      }
    },
  }
}
