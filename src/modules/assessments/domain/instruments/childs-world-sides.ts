import { level, section } from './parts.ts'
import { w, type Area, type Item, type Level, type Words } from '../instrument.ts'

/** Six levels; the order is certain, the wording is to be held against the current Quaderno. */
const levels: readonly Level[] = [
  level(1, 'Problema grave', 'Serious problem'), level(2, 'Problema moderato', 'Moderate problem'), level(3, 'Problema lieve', 'Slight problem'),
  level(4, 'Nella norma', 'As expected'), level(5, 'Lieve punto di forza', 'Slight strength'), level(6, 'Evidente punto di forza', 'Evident strength'),
]

/** What to look at and how to ask, in the service's own words: none is taken from a licensed tool. */
interface Prompts {
  look: Words
  parents: Words
  child: Words
}

function dimension(key: string, it: string, en: string, area: Area, { look, parents, child }: Prompts): Item {
  const code = key.toUpperCase()
  return {
    key, label: w(`${code} ${it}`, `${code} ${en}`), kind: 'scale', levels, worse: 'down', seriousFrom: 2, notRated: true, words: 'voices', area,
    help: w(`${look.it} Ai genitori: «${parents.it}»`, `${look.en} To the parents: “${parents.en}”`), childWords: child,
  }
}

/** My growth: what the child is and does. The prompts are the service's own, not those of any licensed tool. */
export const growth = section('bambino', 'Bambino: la mia crescita', 'Child: my growth', 'social', [
  dimension('b1', 'Salute e crescita', 'Health and growth', 'SAL', {
    look: w('Sonno, cibo, movimento, cure e controlli fatti o mancati. Fatti recenti, con la data: la diagnosi è del medico.', 'Sleep, food, movement, care and check-ups done or missed. Recent facts, dated: diagnosis belongs to the doctor.'),
    parents: w('Come sta e come cresce Suo figlio? Che cosa va bene, che cosa La preoccupa?', 'How is your child, and how is your child growing? What goes well, what worries you?'),
    child: w('Come sta il tuo corpo? Dormi bene? Che cosa ti piace mangiare? Chi ti cura quando stai male?', 'How does your body feel? Do you sleep well? What do you like to eat? Who looks after you when you are ill?'),
  }),
  dimension('b2', 'Emozioni, pensieri, comunicazione e comportamento', 'Feelings, thoughts, communication and behaviour', 'SAL', {
    look: w('Come mostra ciò che prova, come si calma e con chi, come chiede aiuto. Che cosa fa, non com’è fatto.', 'How the child shows feelings, calms down and with whom, asks for help. What the child does, not what the child is like.'),
    parents: w('Da che cosa capisce come si sente Suo figlio? Che cosa lo aiuta quando è arrabbiato o triste?', 'How do you know how your child feels? What helps when your child is angry or sad?'),
    child: w('Che cosa ti fa ridere? Che cosa ti fa arrabbiare o paura? Che cosa ti aiuta a stare meglio?', 'What makes you laugh? What makes you angry or scared? What helps you feel better?'),
  }),
  dimension('b3', 'Identità, autostima', 'Identity, self-esteem', 'IDE', {
    look: w('Come parla di sé, della sua storia e delle sue origini; di che cosa è fiero. Non chiedere religione, etnia o orientamento: se ne parla, si ascolta.', 'How the child speaks of self, story and origins; what the child is proud of. Do not ask about religion, ethnicity or orientation: if it is told, listen.'),
    parents: w('Di che cosa è orgoglioso Suo figlio? Che cosa sa della sua storia?', 'What is your child proud of? What does your child know of his or her own story?'),
    child: w('Che cosa sai fare bene? Che cosa racconteresti di te a un amico nuovo?', 'What are you good at? What would you tell a new friend about yourself?'),
  }),
  dimension('b4', 'Autonomia', 'Autonomy', 'AUT', {
    look: w('Che cosa fa da solo rispetto all’età: lavarsi, vestirsi, muoversi, organizzarsi. Anche quando fa troppo per la sua età.', 'What the child does alone for the age: washing, dressing, getting about, planning. Also when it is too much for the age.'),
    parents: w('Che cosa fa da solo? Che cosa Le piacerebbe che imparasse?', 'What does your child do alone? What would you like your child to learn?'),
    child: w('Che cosa fai da solo? Che cosa vorresti imparare a fare?', 'What do you do by yourself? What would you like to learn to do?'),
  }),
  dimension('b5', 'Relazioni familiari e sociali', 'Family and social relations', 'REL', {
    look: w('Con chi sta bene, chi cerca, chi evita; fratelli, nonni, amici, adulti di fiducia.', 'With whom the child feels well, whom the child seeks or avoids; siblings, grandparents, friends, trusted adults.'),
    parents: w('Con chi sta bene Suo figlio? Chi sono le persone importanti per lui o per lei?', 'With whom does your child feel well? Who are the important people?'),
    child: w('Chi sono le persone importanti per te? Con chi giochi o parli quando hai bisogno?', 'Who are the important people for you? With whom do you play, or talk when you need to?'),
  }),
  dimension('b6', 'Apprendimento', 'Learning', 'SCU', {
    look: w('Frequenza, interesse, fatiche e riuscite; lingua della scuola e lingua di casa; sostegni attivi.', 'Attendance, interest, difficulties and successes; school language and home language; support in place.'),
    parents: w('Come va a scuola? Che cosa Le dicono gli insegnanti? Chi lo aiuta?', 'How is school going? What do teachers tell you? Who helps?'),
    child: w('Che cosa ti piace imparare? Che cosa è difficile? Chi ti aiuta?', 'What do you like to learn? What is difficult? Who helps you?'),
  }),
  dimension('b7', 'Gioco e tempo libero', 'Play and free time', 'TEM', {
    look: w('Quando, dove, con chi e a che cosa gioca; sport, gruppi, schermo; spazi dove può giocare.', 'When, where, with whom and at what the child plays; sport, groups, screens; places to play.'),
    parents: w('Che cosa fa nel tempo libero? Giocate insieme?', 'What does your child do in free time? Do you play together?'),
    child: w('A che cosa giochi? Con chi? Che cosa ti piacerebbe fare e non fai?', 'What do you play? With whom? What would you like to do and do not?'),
  }),
], { help: w('Che cosa vediamo del bambino. Livello solo se ci sono elementi: altrimenti «non valutato».', 'What we see of the child. A level only if there are facts: otherwise “not assessed”.') })

/** What the child needs from the adults who care. */
export const family = section('famiglia', 'Famiglia: di che cosa ho bisogno dalle persone che si prendono cura di me', 'Family: what I need from the people who take care of me', 'social', [
  dimension('f1', 'Cura di base, sicurezza e protezione', 'Basic care, safety and protection', 'FAM', {
    look: w('Cibo, igiene, vestiti, medico, sorveglianza, protezione dai pericoli in casa e fuori. Se emerge un pericolo adesso, non aspettare la fine della scheda.', 'Food, hygiene, clothing, doctor, supervision, protection from dangers at home and outside. If there is danger now, do not wait for the end of this form.'),
    parents: w('Com’è una giornata tipo? Che cosa è più faticoso nel prendersi cura di Suo figlio?', 'What is a usual day like? What is hardest in looking after your child?'),
    child: w('Chi ti prepara da mangiare? Chi ti accompagna? Dove ti senti al sicuro?', 'Who makes your meals? Who takes you places? Where do you feel safe?'),
  }),
  dimension('f2', 'Calore, affetto, rassicurazione e stimolazione emotiva', 'Warmth, affection, reassurance and emotional stimulation', 'FAM', {
    look: w('Gesti e parole di affetto, chi consola, come si parla delle emozioni. Episodi visti, con la data.', 'Gestures and words of affection, who comforts, how feelings are spoken of. Episodes seen, dated.'),
    parents: w('Come dimostra affetto a Suo figlio? Che cosa fate quando è triste?', 'How do you show affection to your child? What do you do when your child is sad?'),
    child: w('Chi ti fa le coccole o ti consola? Come capisci che ti vogliono bene?', 'Who cuddles or comforts you? How do you know that they love you?'),
  }),
  dimension('f3', 'Guida, regole e valori', 'Guidance, rules and values', 'FAM', {
    look: w('Quali regole, spiegate come, uguali per tutti gli adulti o no; che cosa succede quando si sbaglia.', 'Which rules, how explained, the same for all adults or not; what happens after a mistake.'),
    parents: w('Quali regole avete in casa? Che cosa fate quando non le rispetta? Su che cosa gli adulti non sono d’accordo?', 'What rules do you have at home? What do you do when they are broken? Where do the adults disagree?'),
    child: w('Quali regole ci sono a casa? Che cosa succede quando non le segui? Ti sembrano giuste?', 'What rules are there at home? What happens when you do not follow them? Do they seem fair?'),
  }),
  dimension('f4', 'Divertimento, stimoli e incoraggiamento', 'Fun, stimulation and encouragement', 'FAM', {
    look: w('Tempo piacevole insieme, libri, giochi, uscite, sostegno ai compiti, parole che incoraggiano.', 'Pleasant time together, books, games, outings, help with homework, encouraging words.'),
    parents: w('Che cosa vi piace fare insieme? Che cosa Le impedisce di farlo più spesso?', 'What do you like doing together? What keeps you from doing it more often?'),
    child: w('Che cosa fate di bello insieme? Chi ti dice «bravo»?', 'What nice things do you do together? Who tells you “well done”?'),
  }),
  dimension('f5', 'Autorealizzazione delle figure parentali', 'Self-fulfilment of the parents', 'FAM', {
    look: w('Come stanno gli adulti: salute, riposo, lavoro, relazioni, progetti, chi aiuta loro. Dati sanitari solo se servono a un’azione.', 'How the adults are: health, rest, work, relations, plans, who helps them. Health data only if an action needs them.'),
    parents: w('Lei come sta? Che cosa desidera per sé? Chi La aiuta?', 'How are you? What do you wish for yourself? Who helps you?'),
    child: w('Come stanno mamma e papà, o chi si prende cura di te? Che cosa li fa contenti?', 'How are mum and dad, or those who look after you? What makes them happy?'),
  }),
], { help: w('Che cosa riceve il bambino dagli adulti che se ne prendono cura, chiunque siano.', 'What the child receives from the adults who care, whoever they are.') })

/** What is around them. */
export const surroundings = section('ambiente', 'Ambiente: il mio ambiente di vita', 'Surroundings: the world I live in', 'social', [
  dimension('a1', 'Relazioni e sostegno sociale', 'Relations and social support', 'REL', {
    look: w('Parenti, vicini, amici, connazionali, volontari: chi c’è davvero quando serve.', 'Relatives, neighbours, friends, compatriots, volunteers: who is really there when needed.'),
    parents: w('A chi telefona quando ha bisogno? Chi può tenere Suo figlio per un’ora?', 'Whom do you call when in need? Who can look after your child for an hour?'),
    child: w('Chi viene a casa vostra? Da chi ti piace andare?', 'Who comes to your home? Whom do you like to visit?'),
  }),
  dimension('a2', 'Partecipazione e inclusione nella comunità', 'Taking part in the community', 'TER', {
    look: w('Luoghi frequentati, feste, sport, associazioni; ostacoli: lingua, orari, soldi, discriminazioni riferite.', 'Places, festivities, sport, associations; obstacles: language, hours, money, discrimination reported.'),
    parents: w('In quali posti del quartiere vi sentite a casa? Dove invece no?', 'Where in the neighbourhood do you feel at home? Where not?'),
    child: w('Dove ti piace andare nel quartiere? C’è un posto dove non vuoi andare?', 'Where do you like to go around here? Is there a place where you do not want to go?'),
  }),
  dimension('a3', 'Lavoro e condizione economica', 'Work and money', 'ECO', {
    look: w('Entrate, debiti, orari di lavoro, che cosa manca a fine mese. La povertà da sola non è mai motivo di allontanamento.', 'Income, debts, working hours, what is missing at the end of the month. Poverty alone is never a reason to remove a child.'),
    parents: w('Come arrivate a fine mese? Che cosa pesa di più?', 'How do you get to the end of the month? What weighs most?'),
    child: w('C’è qualcosa che ti serve e che manca?', 'Is there something that you need and do not have?'),
  }),
  dimension('a4', 'Abitazione', 'Home', 'ABI', {
    look: w('Spazio, letto proprio, riscaldamento, sicurezza, sfratto, vicinato. Scrivi che cosa hai visto e quando.', 'Space, a bed of one’s own, heating, safety, eviction, neighbours. Write what you saw and when.'),
    parents: w('Come vi trovate in questa casa? Quanto potete restarci?', 'How do you find this home? How long can you stay?'),
    child: w('Com’è la tua casa? Dove dormi? Dove fai i compiti?', 'What is your home like? Where do you sleep? Where do you do homework?'),
  }),
  dimension('a5', 'Rapporto con la scuola e le altre risorse educative', 'Relations with school and other educational resources', 'SCU', {
    look: w('Come scuola, famiglia e servizi si parlano; colloqui, doposcuola, centri, educatori.', 'How school, family and services talk to each other; meetings, after-school, centres, educators.'),
    parents: w('Come va il rapporto con gli insegnanti? Che cosa vorrebbe dalla scuola?', 'How do you get on with the teachers? What would you like from the school?'),
    child: w('Quali adulti della scuola o del doposcuola ti aiutano?', 'Which grown-ups at school or after school help you?'),
  }),
], { help: w('Che cosa c’è intorno al bambino e alla famiglia.', 'What is around the child and the family.') })
