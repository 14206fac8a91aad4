import type { Instrument } from '../instrument.ts'

/** Every shipped instrument, every version ever shipped: what was filled is bound to its version. */
export const shippedInstruments: readonly Instrument[] = []
