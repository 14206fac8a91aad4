import { w, type Section } from '../instrument.ts'
import { never } from './never.ts'
import { choices, childSays, option, section, text, yesNo } from './parts.ts'
import { vulnerabilities } from './vulnerability-list.ts'

/** The report of the talk (DPCM 98/2024 art. 4): personal data come from the file, then six parts; the sixth is the child's own opinion. */
export const report: readonly Section[] = [
  section('relazione', 'Relazione: storia e relazioni', 'Report: story and relations', 'social', [
    text('r1_storia', '1. Storia personale', '1. Personal story', { required: true, help: w('I dati anagrafici li mette il fascicolo.', 'Personal data come from the file.') }),
    text('r2_relazioni', '2. Relazioni e comunità di riferimento', '2. Relations and community', { required: true, never: [never.irregular, never.address] }),
  ]),
  section('relazione_vulnerabilita', 'Relazione: vulnerabilità e protezione', 'Report: vulnerability and protection', 'health', [
    choices('r3_profili', '3. Profili di vulnerabilità', '3. Profiles of vulnerability', vulnerabilities, { required: true, help: w('Un minore non accompagnato è già tra le persone vulnerabili (art. 17 d.lgs. 142/2015): qui quelle in più, o «nessun altro».', 'An unaccompanied child is already among the vulnerable (art. 17 d.lgs. 142/2015): here the further ones, or “no other”.') }),
    text('r3_note', 'Che cosa si osserva, fatti', 'What is observed, facts', { never: [never.diagnosis, never.intimate] }),
    text('r4_fatti', '4. Fatti per attivare la protezione', '4. Facts to start protection', { required: true, never: [never.verbatim, never.suspects], help: w('Solo quelli necessari; se non ce ne sono scrivi «nessuno emerso».', 'Only those needed; if none write “none emerged”.') }),
    yesNo('avviso', 'Serve avvisare subito il responsabile della struttura', 'The head of the facility must be told at once', { required: true, serious: 'yes', help: w('Bisogni di salute, vulnerabilità o protezione: l’avviso è immediato (art. 4).', 'Health, vulnerability or protection needs: the notice is immediate (art. 4).') }),
  ]),
  section('relazione_opinione', 'Relazione: coinvolgimento e opinione del minore', 'Report: involvement and opinion of the child', 'social', [
    text('r5_coinvolgimento', '5. Come il minore è stato coinvolto', '5. How the child was involved', { required: true }),
    childSays('r6_opinione', '6. Opinione del minore, con le sue parole', '6. The child’s opinion, in own words', w('Che cosa vuoi che si sappia di quello che pensi e che vuoi?', 'What do you want people to know about what you think and want?'), { required: true, help: w('Anche quando non coincide con la nostra. Se non vuole dirla, scrivi questo.', 'Also when it differs from ours. If the child does not want to say it, write that.') }),
    choices('invii', 'A chi va la relazione', 'To whom the report goes', [option('comune', 'Servizi sociali del Comune', 'Social services of the municipality'), option('pmm', 'Procura per i minorenni', 'Juvenile prosecutor'), option('cartella', 'Cartella sociale', 'Social file')], { required: true }),
  ]),
]
