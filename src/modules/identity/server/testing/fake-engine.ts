import type { MatchBand, MatchCandidate } from '#modules/people/contract.ts'
import type { Engine } from '../engine.ts'

interface Known {
  personId: string
  /** Whoever is asked about with this family name is compared with him. */
  family: string
  band: MatchBand
  sibling?: boolean
  score?: number
}

/** An engine that finds whom it was told to, so that tests of the decisions do not hang on the weights of the real one. */
export function fakeEngine(known: Known[], version = 'prova-1'): Engine {
  const find: Engine = (_tx, facts, { except = [] }) => Promise.resolve(known
    .filter(({ personId, family }) => !except.includes(personId) && (facts.family ?? '').toLowerCase() === family.toLowerCase())
    .map(({ personId, band, sibling = false, score = 6 }): MatchCandidate => ({
      personId: personId as never, band, sibling, score, equallyGood: 0, scoreVersion: version,
      explanation: [
        { fact: 'family', weight: score - 2, unknown: false, says: { it: `${facts.family} ≈ cognome registrato`, en: `${facts.family} ≈ registered family name` } },
        { fact: 'date', weight: 2, unknown: false, says: { it: 'stessa data di nascita', en: 'same date of birth' } },
      ],
    })))
  return Object.assign(find, { version })
}
