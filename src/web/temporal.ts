import type { Temporal as Polyfill } from 'temporal-polyfill'

const native = (globalThis as { Temporal?: typeof Polyfill }).Temporal

/** What `temporal-polyfill` exports, taken from the browser where it is built in (see `nativeTemporal` in vite.config.ts). */
export const Temporal: typeof Polyfill = native ?? (await import('temporal-polyfill')).Temporal
