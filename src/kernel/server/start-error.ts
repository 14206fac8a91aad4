/**
 * Why the product, or a command of its administrator, cannot begin: said in Italian, with what to do. Printed as it is; any other error is a defect and is
 * printed whole.
 */
export class StartError extends Error {}

/** Ends the process, saying why. */
export function giveUp(error: unknown): never {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
}
