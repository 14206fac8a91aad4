import { w, type Section } from '../instrument.ts'
import { never } from './never.ts'
import { childSays, choice, choices, column, line, option, section, table, text, yesNo } from './parts.ts'

const contact = [option('si', 'Sì', 'Yes'), option('cerca', 'Li cerca', 'Is looking for them'), option('non_vuole', 'Non vuole', 'Does not want'), option('no', 'No', 'No')]

/** Phase b): who the child is, where from, the way here, the people, what the child expects. */
export const aboutTheChild: readonly Section[] = [
  section('identita', 'Dati anagrafici e documenti', 'Personal data and papers', 'identity', [
    choice('dati', 'I dati detti dal minore', 'The data told by the child', [option('uguali', 'Corrispondono a quelli registrati', 'Match those recorded'), option('diversi', 'Sono diversi: scrivi quali', 'Are different: write which', { words: true }), option('non_sa', 'Non li sa tutti', 'Does not know all of them')], { required: true, help: w('Nomi e date si scrivono in «Persone», con la loro fonte. Qui solo se corrispondono.', 'Names and dates are written in “People”, with their source. Here only whether they match.'), never: [never.proof] }),
    line('vuole_essere', 'Come vuole essere chiamato', 'How the child wants to be called'),
    choice('documenti', 'Documenti che ha o che può avere', 'Papers the child has or can get', [option('con_se', 'Li ha con sé', 'Has them'), option('reperibili', 'Può farseli mandare', 'Can have them sent', { words: true }), option('persi', 'Persi o trattenuti da qualcuno', 'Lost, or kept by somebody', { words: true, serious: true }), option('mai', 'Mai avuti', 'Never had any')], { required: true, area: 'GIU', never: [never.authorities] }),
  ], { phase: 'b' }),
  section('lingue', 'Lingue e minoranza', 'Languages and minority', 'identity', [
    table('lingue', 'Lingue parlate', 'Languages spoken', [column('lingua', 'Lingua', 'Language', 'text', { required: true }), column('parla', 'Parla', 'Speaks', 'yes_no'), column('legge', 'Legge e scrive', 'Reads and writes', 'yes_no')], { required: true, area: 'LIN' }),
    line('minoranza', 'Minoranza linguistica, se il minore vuole dirla', 'Language minority, if the child wants to say it', { voice: 'child', never: [never.origin], help: w('È una voce del DPCM 98: solo se il minore vuole.', 'An item of DPCM 98: only if the child wants to.') }),
  ], { phase: 'b' }),
  section('origine', 'Da dove viene e la scuola', 'Origin and school', 'social', [
    childSays('luogo', 'Il posto da cui viene, com’era la vita', 'The place the child comes from, what life was like', w('Com’era il posto dove vivevi? Che cosa facevi nelle tue giornate?', 'What was the place where you lived like? What did you do in your days?'), { required: true }),
    text('scuola', 'Scuola frequentata e lavoro fatto', 'School attended and work done', { required: true, area: 'SCU' }),
  ], { phase: 'b' }),
  section('viaggio', 'Partenza, viaggio, esperienze', 'Departure, journey, experiences', 'social', [
    childSays('partenza', 'Come e perché è partito', 'How and why the child left', w('Come è stato partire? Chi ha deciso? Chi c’era con te?', 'What was leaving like? Who decided? Who was with you?'), { required: true, never: [never.leading] }),
    text('tappe', 'Paesi e tappe, con chi', 'Countries and stops, with whom', { required: true, never: [never.details] }),
    yesNo('debito', 'Qualcuno aspetta soldi per il viaggio', 'Somebody expects money for the journey', { serious: 'yes', words: true, area: 'ECO', never: [never.suspects] }),
    text('elementi', 'Elementi di violenza o sfruttamento: solo quanto basta per proteggere', 'Signs of violence or exploitation: only what is needed to protect', { never: [never.verbatim, never.scars], help: w('Se ci sono, fermati qui e compila la relazione, parti 3 e 4.', 'If there are any, stop here and fill in parts 3 and 4 of the report.') }),
  ], { phase: 'b', never: [never.details] }),
  section('relazioni', 'Famiglia, affetti, amici', 'Family, affections, friends', 'social', [
    table('familiari', 'Familiari in Italia, nell’Unione europea, in altri Paesi', 'Relatives in Italy, in the EU, in other countries', [
      column('chi', 'Chi è', 'Who', 'text', { required: true }), column('dove', 'Dove', 'Where', 'choice', { options: [option('italia', 'Italia', 'Italy'), option('ue', 'Unione europea', 'European Union'), option('terzi', 'Altri Paesi', 'Other countries')], required: true }),
      column('citta', 'Paese o città', 'Country or town'), column('contatto', 'Contatto', 'Contact', 'choice', { options: contact }), column('raggiungere', 'Il minore vuole raggiungerlo', 'The child wants to join', 'yes_no'),
    ], { never: [never.irregular], area: 'FAM', help: w('Servono per il ricongiungimento. Chi è in Italia va verificato prima di un contatto.', 'Needed for reunification. Who is in Italy must be checked before any contact.') }),
    childSays('persone', 'Le persone importanti, anche gli amici', 'The important people, friends too', w('Chi sono le persone importanti per te? Chi ti manca?', 'Who are the important people for you? Whom do you miss?'), { required: true, area: 'REL' }),
    choices('telefonata', 'Telefonata a casa', 'Call home', [option('fatta', 'Fatta', 'Made'), option('chiesta', 'Chiesta, da fare', 'Asked for, to be made'), option('non_vuole', 'Il minore non vuole', 'The child does not want it')]),
  ], { phase: 'b' }),
  section('aspettative', 'Aspettative', 'Expectations', 'social', [
    childSays('aspettative', 'Che cosa si aspetta e desidera', 'What the child expects and wants', w('Che cosa speri di fare in Italia, o altrove? Che cosa ti preoccupa?', 'What do you hope to do in Italy, or elsewhere? What worries you?'), { required: true, area: 'IDE' }),
    text('mandato', 'Che cosa si aspetta la famiglia', 'What the family expects', { area: 'FAM' }),
  ], { phase: 'b' }),
]
