import { pino, type Logger } from 'pino'

export type Log = Logger

/**
 * Structured logs without personal data: no bodies, no query strings, no names. What may be written is listed by hand where it is logged;
 * the redaction below is the second line.
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['req.headers', 'headers', 'cookie', 'token', 'password', '*.password', '*.token', '*.cookie', '*.fiscalCode'], remove: true },
    serializers: {
      // A database error may quote values of a row in `detail`: only its code and text template survive.
      err: (error: Error & { code?: string; detail?: string }) => ({ type: error.name, code: error.code, message: error.code ? undefined : error.message, stack: error.code ? undefined : error.stack }),
    },
  })
}
