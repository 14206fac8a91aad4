import { path } from '#kernel/web/paths.ts'

/** Where an e-mail about a notice leads (`src/kernel/server/mail-letter.ts`). */
export const noticePath = path('/avvisi/$noticeId')
