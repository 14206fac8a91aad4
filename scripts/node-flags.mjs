/**
 * How Node runs the service, wherever it is started or measured. The search of a child prepares hundreds of records at a time, which are gone a moment later: in the usual young
 * generation they are copied again and again before they may die.
 */
export const nodeFlags = ['--max-semi-space-size=64']
