import type { MailWordings } from '#kernel/server/mail-words.ts'

/** Notices to privacy officers, as e-mails. */
export const auditMail: MailWordings = {
  'audit.anomaly': {
    subject: () => ({ it: 'lettura insolita nel registro degli accessi', en: 'unusual read in the access register' }),
    text: () => ({ it: 'Una regola ha trovato letture insolite: guarda se erano giustificate.', en: 'A rule found unusual reads: see whether they were justified.' }),
  },
}
