import type { Words } from '#kernel/domain/bilingual.ts'
import { lawParameters } from './parameters.ts'
import type { Amount, ConsequenceCode, CountedMode, Sureness, Term } from './rule.ts'

const years = (amount: Amount): Words => {
  if (typeof amount !== 'number') return { it: lawParameters[amount].title.it.toLowerCase(), en: lawParameters[amount].title.en.toLowerCase() }
  return { it: `${amount} anni`, en: `${amount} years` }
}

const manner: Record<CountedMode, { one: readonly [it: string, en: string]; many: readonly [it: string, en: string]; how: Words }> = {
  'H-S': { one: ['ora', 'hour'], many: ['ore', 'hours'], how: { it: 'contate una per una, mai prorogate', en: 'counted one by one, never extended' } },
  'D-C': { one: ['giorno', 'day'], many: ['giorni', 'days'], how: { it: 'al massimo, senza proroga per i festivi', en: 'at most, not extended for holidays' } },
  'M-C': { one: ['mese', 'month'], many: ['mesi', 'months'], how: { it: 'al massimo, senza proroga per i festivi', en: 'at most, not extended for holidays' } },
  'D-A': { one: ['giorno', 'day'], many: ['giorni', 'days'], how: { it: 'prorogati se scadono in un festivo', en: 'extended when they end on a holiday' } },
  'M-A': { one: ['mese', 'month'], many: ['mesi', 'months'], how: { it: 'prorogati se scadono in un festivo', en: 'extended when they end on a holiday' } },
  'D-P': { one: ['giorno', 'day'], many: ['giorni', 'days'], how: { it: 'prorogati se scadono di sabato o in un festivo', en: 'extended when they end on a Saturday or holiday' } },
  'M-P': { one: ['mese', 'month'], many: ['mesi', 'months'], how: { it: 'prorogati se scadono di sabato o in un festivo', en: 'extended when they end on a Saturday or holiday' } },
  'D-J': { one: ['giorno', 'day'], many: ['giorni', 'days'], how: { it: 'del giudice o dell’ufficio', en: 'of the judge or office' } },
  'D-EU': { one: ['giorno', 'day'], many: ['giorni', 'days'], how: { it: 'di calendario europeo, festivi compresi', en: 'of the European calendar, holidays included' } },
  'M-EU': { one: ['mese', 'month'], many: ['mesi', 'months'], how: { it: 'di calendario europeo, festivi compresi', en: 'of the European calendar, holidays included' } },
  'WD-EU': { one: ['giorno lavorativo', 'working day'], many: ['giorni lavorativi', 'working days'], how: { it: 'di calendario europeo', en: 'of the European calendar' } },
}

function counted(mode: CountedMode, amount: Amount): Words {
  const { one, many, how } = manner[mode]
  if (typeof amount !== 'number') return { it: `${lawParameters[amount].title.it}: ${how.it}`, en: `${lawParameters[amount].title.en}: ${how.en}` }
  const unit = amount === 1 ? one : many
  return { it: `${amount} ${unit[0]}, ${how.it}`, en: `${amount} ${unit[1]}, ${how.en}` }
}

const undatedWords = {
  IMM: { it: 'Subito (senza un numero di legge)', en: 'At once (no number in the law)' },
  SR: { it: 'Senza ritardo (senza un numero di legge)', en: 'Without delay (no number in the law)' },
  EVT: { it: 'Senza termine di legge', en: 'No term by law' },
} as const

/** The term of a rule in few words, with how it is counted. */
export function termWords(term: Term): Words {
  if ('yearly' in term) return { it: `Entro il giorno ${Number(term.yearly.slice(3))}/${Number(term.yearly.slice(0, 2))}`, en: `By the day ${Number(term.yearly.slice(3))}/${Number(term.yearly.slice(0, 2))}` }
  switch (term.mode) {
    case 'IMM': case 'SR': case 'EVT': return undatedWords[term.mode]
    case 'BK': return {
      it: `${term.days} giorni${term.free ? ' liberi' : ''} prima, contati all’indietro`, en: `${term.days} days${term.free ? ' (free days)' : ''} before, counted backwards`,
    }
    case 'REC': return {
      it: `Ogni ${term.every} ${term.unit === 'months' ? 'mesi' : 'giorni'}, contati sempre dall’inizio`, en: `Every ${term.every} ${term.unit}, always counted from the start`,
    }
    case 'AGE': if (term.ahead !== undefined) return {
      it: `${term.ahead} mesi prima di ${years(term.years).it}, o il numero che il servizio si è dato`, en: `${term.ahead} months before ${years(term.years).en}, or the service’s own number`,
    }
    return {
      it: `Dalla nascita: ${years(term.years).it}${term.months ? ` e ${term.months} mesi` : ''}${term.days ? ` e ${term.days} giorni` : ''}${term.before ? ', prima del compleanno' : ''}`,
      en: `From the birth: ${years(term.years).en}${term.months ? ` and ${term.months} months` : ''}${term.days ? ` and ${term.days} days` : ''}${term.before ? ', before the birthday' : ''}`,
    }
    default: return counted(term.mode as CountedMode, term.amount)
  }
}

/** What each code of sureness means, for who reads. */
export const surenessWords: Readonly<Record<Sureness, Words>> = {
  SEEN: { it: 'Testo ufficiale letto', en: 'Official text read' },
  'SEEN-2': { it: 'Da fonte secondaria', en: 'From a secondary source' },
  OWN: { it: 'Per conoscenza propria, non riletto', en: 'From own knowledge, not read again' },
  UNSURE: { it: 'Da verificare prima dell’uso', en: 'To be verified before use' },
}

/** The short name of what follows when a term is missed. */
export const consequenceNames: Readonly<Record<ConsequenceCode, Words>> = {
  LOSS: { it: 'Perdita di efficacia', en: 'Loss of effect' },
  DEC: { it: 'Decadenza', en: 'Right lost' },
  CAP: { it: 'Limite massimo', en: 'Cap' },
  ORD: { it: 'Ordinatorio', en: 'Liability only' },
  NUL: { it: 'Nullità', en: 'Nullity' },
  PEN: { it: 'Sanzione', en: 'Sanction' },
  ACC: { it: 'Silenzio-assenso', en: 'Silence is acceptance' },
  NONE: { it: 'Nessuna indicata', en: 'None stated' },
}
