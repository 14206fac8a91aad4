import type pg from 'pg'
import { addDays, ageOn, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openPool, transact } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { loadToldAssessment, type Answers, type ToldAssessment } from '#modules/assessments/server/index.ts'
import { about, onWorkday } from './assessed.ts'
import { entryTalkAnswers, worldOfNeglect } from './assessment-words.ts'
import { children, type Child } from './children.ts'
import { needs } from './need-rows.ts'
import { staff } from './network.ts'
import { Chance } from './seed.ts'

/** Assessments of the demonstration, through a door of their module that keeps them to its own rules: repeated ones to compare, talks, sheets with a date to be seen again, drafts. */
export async function startAssessments(owner: pg.ClientConfig, services: Services): Promise<void> {
  const now = services.clock.now()
  const today = dateInRome(now)
  const all = children(staff(today), today).filter((child) => !child.closed)
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    await transact(pool, async (tx) => {
      for (const told of [...worlds(all, today), ...talks(all, today), ...sheets(all, today), ...towardsAdulthood(all, today), ...needs(all, today)]) await loadToldAssessment(tx, now, told)
    })
  } finally {
    await pool.end()
  }
}

const daysOpen = (child: Child, today: PlainDate): number => Math.round((Date.parse(today) - Date.parse(child.opened)) / 86_400_000)

/** The child's world as often as the life of the file allows; the last one of the first child is still being filled. */
function worlds(all: readonly Child[], today: PlainDate): ToldAssessment[] {
  const chance = new Chance(71)
  return all.filter(({ story, person }) => (story.key === 'trascuratezza' || story.key === 'affido') && ageOn(person.born, today).years >= 7).slice(0, 12).flatMap((child) => {
    const days = daysOpen(child, today)
    const moments = (['T0', 'T1', 'T2'] as const).slice(0, days > 150 ? 3 : days > 60 ? 2 : 1)
    return moments.map((moment, index): ToldAssessment => {
      const heldOn = addDays(child.opened, Math.min(days - 2, 12 + Math.floor((index * (days - 20)) / 3)))
      return { ...about(child, `mondo_del_bambino ${moment}`, onWorkday(heldOn < child.opened ? child.opened : heldOn)), moment, answers: worldAnswers(chance, index as 0 | 1 | 2) }
    })
  })
}

function worldAnswers(chance: Chance, index: 0 | 1 | 2): Record<string, Answers> {
  const sides: Record<string, Record<string, Answers[string]>> = { bambino: {}, famiglia: {}, ambiente: {} }
  for (const [key, { levels, words }] of Object.entries(worldOfNeglect)) {
    const level = Math.max(1, Math.min(6, levels[index] + (chance.maybe(0.2) ? chance.pick([-1, 1]) : 0)))
    const said = words?.[index]
    const side = key.startsWith('b') ? 'bambino' : key.startsWith('f') ? 'famiglia' : 'ambiente'
    sides[side]![key] = { level, ...(said ? { voices: { child: said[0], parents: said[1], workers: said[2] } } : {}) }
  }
  return {
    ...sides,
    rilevazione: { partecipanti: { choices: ['bambino', 'madre', 'assistente_sociale', 'educatore', 'insegnante'] } },
    insieme: {
      forza: { voices: { child: 'La pizza della domenica.', parents: 'Siamo uniti.', workers: 'Legami affettuosi; i genitori chiedono aiuto.' } },
      cambiare: { voices: { child: 'Che non restiamo soli la sera.', parents: 'La casa e i debiti.', workers: 'Presenza di un adulto la sera, frequenza scolastica.' } },
    },
  }
}

/** Talks of unaccompanied children; the last still to be finished. */
function talks(all: readonly Child[], today: PlainDate): ToldAssessment[] {
  return all.filter(({ story }) => story.key === 'msna').slice(0, 6).map((child, index): ToldAssessment => {
    const heldOn = addDays(child.opened, Math.min(3, Math.max(0, daysOpen(child, today))))
    const draft = index === 5
    return {
      ...about(child, 'colloquio_ingresso_msna', heldOn), signedAt: draft ? null : `${heldOn}T16:00:00.000Z`,
      answers: { ...(draft ? { informazione: entryTalkAnswers['informazione']!, identita: entryTalkAnswers['identita']! } : entryTalkAnswers), presenti: { ...entryTalkAnswers['presenti'], conduce: { text: child.responsible.name } } },
      sittings: [{ heldOn, from: '10:00', to: '11:10', place: 'Comunità', present: 'Mediatore, responsabile della struttura', phases: ['a', 'b'] }, ...(draft ? [] : [{ heldOn, from: '15:00', to: '15:40', place: 'Comunità', present: 'Mediatore', phases: ['c', 'd'] }])],
    }
  })
}

/** Early detection: facts, and the decision of a person with its date. */
function sheets(all: readonly Child[], today: PlainDate): ToldAssessment[] {
  return all.filter(({ story }) => story.key === 'assistita' || story.key === 'dispersione').slice(0, 5).map((child, index): ToldAssessment => {
    const heldOn = addDays(today, -24 + index * 4)
    const fact = (state: 'observed' | 'by_third', on: number, text: string, who: string, strength: 'strong' | 'medium' | 'weak') => ({ state, on: addDays(heldOn, -on), who, fact: text, strength })
    return {
      ...about(child, 'rilevazione_precoce', heldOn),
      answers: {
        contesto: { motivo: { text: 'L’insegnante riferisce che da due settimane non parla con i compagni e sobbalza ai rumori.' }, fonte: { text: 'insegnante' }, sicuro: { choice: 'al_sicuro' } },
        emotivi: { ipervigilanza: fact('by_third', 4, 'Sobbalza quando si chiude una porta o qualcuno alza la voce.', 'insegnante', 'medium'), sonno: fact('observed', 2, 'Dice di svegliarsi tre volte ogni notte.', 'assistente sociale, colloquio', 'weak'), regressione: { state: 'not_observed' }, aggressivita: { state: 'not_observed' } },
        cura: { assenze: fact('by_third', 6, 'Otto assenze in un mese, quattro senza giustificazione.', 'segreteria della scuola', 'medium'), violenza_domestica: { state: 'not_assessable' } },
      },
      decision: index === 4
        ? { key: 'equipe', words: 'Se ne parla nell’équipe di giovedì con la psicologa.', reassessOn: addDays(today, 6) }
        : { key: 'osservare', words: 'I fatti sono recenti e hanno un’altra spiegazione possibile: si rivede con la scuola.', reassessOn: addDays(heldOn, 21) },
    }
  })
}

/** What is ready for the 18th birthday, of those who are seventeen. */
function towardsAdulthood(all: readonly Child[], today: PlainDate): ToldAssessment[] {
  const done = { choice: 'acquisito' }
  const going = { choice: 'in_corso' }
  const open = { choice: 'non_avviato' }
  return all.filter((child) => child.story.key === 'msna' && ageOn(child.person.born, today).years >= 17).slice(0, 4).map((child): ToldAssessment => ({
    ...about(child, 'autonomia_18', addDays(today, -9)),
    answers: {
      parola: { futuro: { text: 'Voglio vivere con un amico e lavorare in cucina. Mi preoccupa trovare casa.' }, fatto: { text: 'Cucino, prendo l’autobus, vado dal medico con l’educatore.' } },
      documenti: { identita: going, permesso: open, cf: done, residenza: going, prosieguo: going },
      formazione: { lingua: done, titolo: going, lavoro: going },
      vita: { conto: open, casa: open, riferimento: done, riferimento_chi: { text: 'La tutrice volontaria' }, budget: open, salute: done, cura: done },
      accordo: { manca: { text: 'Passaporto con il consolato scelto dal ragazzo (educatore, entro due mesi); conto in banca; casa.' } },
    },
  }))
}
