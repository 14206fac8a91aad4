import { w, type Area, type Item, type Level, type Section } from '../instrument.ts'
import { never } from './never.ts'
import { choice, level, line, option, section, text } from './parts.ts'

/** Seriousness 0–4, as practice has it. */
const seriousness: readonly Level[] = [level(0, 'Assente', 'None'), level(1, 'Lieve', 'Slight'), level(2, 'Medio', 'Medium'), level(3, 'Grave', 'Serious'), level(4, 'Urgente', 'Urgent')]

const priority = [option('prima', 'È la prima cosa', 'It comes first'), option('presto', 'Presto', 'Soon'), option('dopo', 'Può aspettare', 'It can wait'), option('no', 'Non lo sente come un bisogno', 'Not felt as a need')]

interface NeedArea {
  key: string
  it: string
  en: string
  reach: Section['reach']
  area: Area
  about: Item['help']
  more?: readonly Item[]
  never?: Section['never']
}

const housing = choice('abi_situazione', 'Situazione abitativa', 'Housing', [
  option('buona', 'Alloggio adeguato', 'Adequate home'), option('senza', 'Non ha alloggio', 'No home', { serious: true }), option('temporaneo', 'Alloggio temporaneo (accoglienza)', 'Temporary (reception)'), option('piccolo', 'Piccolo', 'Small'), option('degradato', 'Degradato', 'Run-down'),
  option('canone', 'Canone elevato', 'High rent'), option('distante', 'Distante dal lavoro', 'Far from work'), option('conviventi', 'Problemi con conviventi', 'Trouble with those living in'), option('vicini', 'Problemi con vicini', 'Trouble with neighbours'), option('altro', 'Altro', 'Other', { words: true }),
], { area: 'ABI' })
const status = choice('giu_situazione', 'Titolo di soggiorno', 'Permit of stay', [
  option('possesso', 'In possesso', 'In hand'), option('attesa', 'In attesa di permesso', 'Waiting for a permit'), option('rinnovo', 'In attesa di rinnovo', 'Waiting for renewal'), option('sanatoria', 'In attesa di sanatoria', 'Waiting for regularisation'), option('nessuno', 'Nessun titolo', 'None', { serious: true }), option('non_serve', 'Non serve (italiano o UE)', 'Not needed (Italian or EU)'),
], { area: 'GIU' })
const grades = [option('alfa', 'Alfa', 'Alfa'), option('pre_a1', 'Pre-A1', 'Pre-A1'), ...['A1', 'A2', 'A2+', 'B1', 'B2', 'B2+', 'C1', 'C2'].map((one) => option(one.replace('+', '_piu'), one, one)), option('altro', 'Altro', 'Other', { words: true }), option('madrelingua', 'Madrelingua', 'Native')]

/** The areas of a multidimensional need (`practice.md` A4), each with the section of the file it belongs to. */
const areas: readonly NeedArea[] = [
  { key: 'giu', it: 'Status e documenti', en: 'Status and papers', reach: 'work_status', area: 'GIU', about: w('Permesso, cittadinanza, asilo, codice fiscale. I numeri stanno in «Permessi».', 'Permit, citizenship, asylum, tax code. Numbers stand in “Permits”.'), more: [status] },
  { key: 'abi', it: 'Abitare', en: 'Housing', reach: 'social', area: 'ABI', about: w('Canone, spazio, quante persone, a chi si è rivolto.', 'Rent, space, how many people, whom they asked.'), more: [housing] },
  { key: 'lav', it: 'Lavoro', en: 'Work', reach: 'work_status', area: 'LAV', about: w('Occupazione, ricerca, contratto, orari e cura dei figli.', 'Employment, search, contract, hours and child care.') },
  { key: 'lin', it: 'Lingua italiana', en: 'Italian', reach: 'education', area: 'LIN', about: w('Anche leggere e scrivere. Attestati: CELI, CILS, PLIDA, CERT.it, CPIA.', 'Reading and writing too. Certificates: CELI, CILS, PLIDA, CERT.it, CPIA.'), more: [choice('lin_livello', 'Livello di italiano', 'Level of Italian', grades, { area: 'LIN' })] },
  { key: 'for', it: 'Formazione e titoli', en: 'Training and qualifications', reach: 'education', area: 'SCU', about: w('Scuola, corsi, titoli esteri da riconoscere.', 'School, courses, foreign qualifications to be recognised.') },
  { key: 'sal', it: 'Salute', en: 'Health', reach: 'health', area: 'SAL', about: w('Accesso alle cure, medico, visite, benessere.', 'Access to care, doctor, visits, well-being.'), never: [never.intimate, never.diagnosis] },
  { key: 'fam', it: 'Famiglia', en: 'Family', reach: 'social', area: 'FAM', about: w('Cura dei figli, conflitti, ricongiungimento, chi è lontano.', 'Care of children, conflicts, reunification, who is far.'), never: [never.irregular] },
  { key: 'red', it: 'Reddito e debiti', en: 'Income and debts', reach: 'social', area: 'ECO', about: w('Entrate, spese, debiti, contributi, conto.', 'Income, expenses, debts, benefits, bank account.'), never: [never.poverty] },
  { key: 'rel', it: 'Rete e relazioni', en: 'Network and relations', reach: 'social', area: 'REL', about: w('Chi c’è quando serve; luoghi e gruppi.', 'Who is there when needed; places and groups.') },
  { key: 'vul', it: 'Vulnerabilità e protezione', en: 'Vulnerability and protection', reach: 'health', area: 'SAL', about: w('Condizioni da proteggere. Se servono i particolari c’è la scheda apposta.', 'Conditions to protect. Where details are needed there is a sheet for it.'), never: [never.verbatim, never.suspects] },
  { key: 'mob', it: 'Mobilità', en: 'Mobility', reach: 'social', area: 'TER', about: w('Trasporti, patente, distanza dai servizi.', 'Transport, licence, distance from services.') },
  { key: 'dig', it: 'Digitale', en: 'Digital', reach: 'social', area: 'AUT', about: w('Telefono, connessione, SPID o CIE, moduli in rete.', 'Phone, connection, SPID or CIE, online forms.') },
  { key: 'cit', it: 'Cittadinanza e territorio', en: 'Citizenship and territory', reach: 'social', area: 'TER', about: w('Conoscere diritti e doveri, servizi, associazioni.', 'Knowing rights and duties, services, associations.') },
]

const needItems = ({ key, it, en, area, about, more = [] }: NeedArea, said: boolean): readonly Item[] => [
  ...more,
  text(`${key}_espresso`, 'Bisogno espresso dalla persona', 'Need as the person puts it', { area, ...(about ? { help: about } : {}), ...(said ? { voice: 'asked' as const } : {}) }),
  text(`${key}_rilevato`, 'Bisogno rilevato', 'Need observed', { area }),
  text(`${key}_risorse`, 'Risorse', 'Resources', { area }),
  { key: `${key}_gravita`, label: w(`Gravità: ${it.toLowerCase()}`, `Seriousness: ${en.toLowerCase()}`), kind: 'scale', levels: seriousness, worse: 'up', seriousFrom: 3, notRated: true, required: true, area },
  choice(`${key}_priorita`, 'Priorità per la persona', 'Priority for the person', priority, { area, requiredWhen: { item: `${key}_gravita`, atLeast: 1 } }),
  line(`${key}_azione`, 'Azione e invio', 'Action and referral', { area, requiredWhen: { item: `${key}_gravita`, atLeast: 3 } }),
]

/** One section for each area. `each`: filled for every person of the household. */
export const needSections = (each: boolean): readonly Section[] =>
  areas.map((one) => section(one.key, one.it, one.en, one.reach, needItems(one, !each), { ...(each ? { each: 'person' as const } : {}), ...(one.never ? { never: one.never } : {}) }))
