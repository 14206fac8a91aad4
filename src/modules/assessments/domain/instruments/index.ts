import type { Instrument } from '../instrument.ts'
import { autonomy } from './autonomy.ts'
import { bestInterests } from './best-interests.ts'
import { childsWorld } from './childs-world.ts'
import { competences } from './competences.ts'
import { earlyDetection } from './early-detection.ts'
import { entryTalk } from './entry-talk.ts'
import { householdNeed, personNeed } from './needs.ts'
import { competences2, earlyDetection2, entryTalk2, trafficking2, trafficking3, vulnerability2 } from './second-versions.ts'
import { socialFile } from './social-file.ts'
import { socialHistory } from './social-history.ts'
import { trafficking } from './trafficking.ts'
import { vulnerability } from './vulnerability.ts'

/** Every shipped instrument, every version: a version is never changed in place, a new one stands beside it. */
export const shippedInstruments: readonly Instrument[] = [
  childsWorld, socialHistory, entryTalk, socialFile, earlyDetection, trafficking, vulnerability, bestInterests, personNeed, householdNeed, competences, autonomy,
  entryTalk2, earlyDetection2, trafficking2, vulnerability2, competences2,
  trafficking3,
]
