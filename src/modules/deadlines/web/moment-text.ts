import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'

/** A day or an instant, with its weekday. */
export const momentText = (moment: string): string => (isPlainDate(moment) ? formatDate(moment) : formatDateTime(moment))
