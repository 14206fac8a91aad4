/** Where a paper stands. `dropped` is an end; `sent` can only be followed by a new version, which is written again. */
export const paperStates = ['writing', 'asked', 'approved', 'sent', 'dropped'] as const
export type PaperState = (typeof paperStates)[number]

/** What may be done to a paper, and in which states. */
export const acts = {
  write: ['writing'],
  ask: ['writing'],
  drop: ['writing'],
  takeBack: ['asked'],
  approve: ['asked'],
  sendBack: ['asked', 'approved'],
  render: ['approved', 'sent'],
  sign: ['approved'],
  send: ['approved'],
  addReceipt: ['sent'],
  renew: ['sent'],
} as const satisfies Record<string, readonly PaperState[]>
export type PaperAct = keyof typeof acts

export const mayIn = (state: PaperState, act: PaperAct): boolean => (acts[act] as readonly PaperState[]).includes(state)
