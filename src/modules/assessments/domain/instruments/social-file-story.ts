import { w, type Section } from '../instrument.ts'
import { never } from './never.ts'
import { childSays, column, option, section, table, text } from './parts.ts'

/** Relatives, journeys, places of reception. */
export const paths: readonly Section[] = [
  section('parenti', 'Parenti', 'Relatives', 'identity', [
    table('parenti', 'Parenti', 'Relatives', [column('chi', 'Relazione', 'Relation', 'text', { required: true }), column('paese', 'Paese', 'Country'), column('vita', 'In vita', 'Alive', 'yes_no'), column('ue', 'Nell’Unione europea', 'In the EU', 'yes_no'), column('contatti', 'Contatti', 'Contacts'), column('note', 'Note', 'Notes')], { never: [never.irregular], area: 'FAM' }),
  ]),
  section('migrazione', 'Percorsi migratori', 'Journeys', 'social', [
    table('percorsi', 'Percorsi', 'Journeys', [column('anno', 'Anno', 'Year', 'number'), column('partenza', 'Luogo di partenza', 'Place of departure', 'text', { required: true }), column('ragioni', 'Ragioni', 'Reasons'), column('timori', 'Timori', 'Fears')], { never: [never.details], area: 'IDE' }),
  ]),
  section('accoglienza', 'Accoglienza', 'Reception', 'social', [
    table('luoghi', 'Hotspot, prima e seconda accoglienza', 'Hotspot, first and second reception', [
      column('tipo', 'Tipo', 'Kind', 'choice', { required: true, options: [option('hotspot', 'Hotspot', 'Hotspot'), option('prima', 'Prima accoglienza', 'First reception'), option('seconda', 'Seconda accoglienza', 'Second reception'), option('affido', 'Affido', 'Foster care'), option('altro', 'Altro', 'Other')] }),
      column('tipologia', 'Tipologia', 'Type'), column('responsabile', 'Responsabile', 'Person in charge'), column('ingresso', 'Ingresso', 'Entry', 'date'), column('uscita', 'Uscita', 'Leaving', 'date'),
    ], { required: true, area: 'ABI', never: [never.address] }),
  ]),
]

/** Absences, the community's observations, what was done. */
export const events: readonly Section[] = [
  section('eventi', 'Allontanamenti ed eventi critici', 'Absconding and critical events', 'social', [
    table('allontanamenti', 'Allontanamenti e ritrovamenti', 'Absconding and finding', [
      column('tipo', 'Tipo', 'Kind', 'choice', { required: true, options: [option('allontanamento', 'Allontanamento', 'Absconding'), option('ritrovamento', 'Ritrovamento', 'Finding'), option('rientro', 'Rientro volontario', 'Return by own will')] }),
      column('data', 'Data', 'Date', 'date', { required: true }), column('luogo', 'Luogo', 'Place'), column('comunicazione', 'Comunicato a', 'Told to'), column('note', 'Note', 'Notes'),
    ]),
    text('critici', 'Eventi critici', 'Critical events', { never: [never.suspects] }),
  ]),
  section('educativa', 'Scuola, interessi, osservazioni', 'School, interests, observations', 'education', [
    text('scuola', 'Scuola e corsi', 'School and courses', { area: 'SCU', required: true }),
    text('interessi', 'Interessi', 'Interests', { area: 'TEM' }),
    text('osservazioni', 'Osservazioni degli educatori', 'Observations of the educators', { help: w('Fatti, con la data.', 'Facts, dated.') }),
    childSays('scuola_minore', 'Che cosa dice il minore della scuola e delle sue giornate', 'What the child says about school and days', w('Come sono le tue giornate? Che cosa ti piace? Che cosa no?', 'What are your days like? What do you like? What not?')),
  ]),
  section('interventi', 'PEI, relazioni, affidi, interventi', 'PEI, reports, foster care, work done', 'social', [
    text('interventi', 'PEI, relazioni dell’assistente sociale, affidi, adozioni: riferimenti', 'PEI, reports of the social worker, foster care, adoption: references', { help: w('I testi stanno in «Progetto», «Relazioni» e nel diario: qui il rimando.', 'The texts stand in “Plan”, “Reports” and the diary: here where to find them.') }),
  ]),
]
