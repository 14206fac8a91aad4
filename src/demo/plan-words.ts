export interface GoalWords {
  area: string
  words: string
  indicator: string
  levels: readonly [string, string, string, string, string]
  baseline: number
  scores: readonly number[]
  actions: readonly { words: string; who: 'child' | 'parent' | 'worker' | 'body'; child?: Readonly<Record<string, string>>; days?: number; service?: string; done?: boolean }[]
  child?: Readonly<Record<string, string>>
}

/** The PEI of a boy who came alone, as a community would write it; words for him in the languages of the demonstration's children. */
export const peiGoals: readonly GoalWords[] = [
  {
    area: 'LIN', words: 'Parla e capisce l’italiano di ogni giorno', indicator: 'Livello accertato dal CPIA; telefona da solo per un appuntamento', baseline: -2, scores: [-1, 0],
    levels: ['Capisce poche parole', 'Si presenta e chiede ciò che gli serve', 'Raggiunge il livello A2 e telefona da solo', 'Segue una lezione senza aiuto', 'Raggiunge il livello B1'],
    child: { it: 'Imparo l’italiano per parlare con tutti.', ar: 'أتعلم الإيطالية لأتكلم مع الجميع.', bn: 'আমি সবার সাথে কথা বলার জন্য ইতালীয় ভাষা শিখি।', ur: 'میں سب سے بات کرنے کے لیے اطالوی زبان سیکھ رہا ہوں۔', sq: 'Mësoj italisht për të folur me të gjithë.', fr: 'J’apprends l’italien pour parler avec tout le monde.', en: 'I learn Italian to speak with everybody.', uk: 'Я вчу італійську, щоб говорити з усіма.' },
    actions: [
      { words: 'Frequenta il corso al CPIA quattro mattine a settimana', who: 'child', child: { it: 'Vado a scuola di italiano quattro mattine a settimana.', ar: 'أذهب إلى دروس الإيطالية أربعة أيام في الأسبوع.', bn: 'আমি সপ্তাহে চার দিন সকালে ইতালীয় ক্লাসে যাই।', ur: 'میں ہفتے میں چار دن صبح اطالوی کلاس جاتا ہوں۔', sq: 'Shkoj në kursin e italishtes katër mëngjese në javë.', fr: 'Je vais au cours d’italien quatre matins par semaine.', en: 'I go to Italian class four mornings a week.', uk: 'Я ходжу на курс італійської чотири ранки на тиждень.' } },
      { words: 'Parla in italiano con lui a cena e lo aiuta con i compiti', who: 'worker', child: { it: 'L’educatore mi aiuta con i compiti.', ar: 'المربي يساعدني في الواجبات.', bn: 'শিক্ষাকর্মী আমাকে বাড়ির কাজে সাহায্য করেন।', ur: 'معلم ہوم ورک میں میری مدد کرتے ہیں۔', sq: 'Edukatori më ndihmon me detyrat.', fr: 'L’éducateur m’aide pour les devoirs.', en: 'The educator helps me with homework.', uk: 'Вихователь допомагає мені з уроками.' }, days: 60 },
    ],
  },
  {
    area: 'AUT', words: 'Si organizza la giornata da solo', indicator: 'Si alza e prepara le sue cose senza essere chiamato', baseline: -1, scores: [0, 1],
    levels: ['Va chiamato più volte ogni mattina', 'Si alza se chiamato una volta', 'Si alza da solo quattro mattine su cinque', 'Si alza da solo e cucina una volta a settimana', 'Gestisce da solo sveglia, spesa e cucina'],
    child: { it: 'Mi alzo da solo la mattina.', ar: 'أستيقظ وحدي في الصباح.', bn: 'আমি সকালে নিজে থেকে উঠি।', ur: 'میں صبح خود اٹھتا ہوں۔', sq: 'Zgjohem vetë në mëngjes.', fr: 'Je me lève seul le matin.', en: 'I get up by myself in the morning.', uk: 'Я сам прокидаюся вранці.' },
    actions: [
      { words: 'Mette la sveglia e prepara lo zaino la sera', who: 'child', child: { it: 'La sera metto la sveglia e preparo lo zaino.', ar: 'في المساء أضبط المنبه وأجهز حقيبتي.', bn: 'রাতে আমি অ্যালার্ম দিই আর ব্যাগ গুছিয়ে রাখি।', ur: 'شام کو میں الارم لگاتا ہوں اور بستہ تیار کرتا ہوں۔', sq: 'Në mbrëmje vendos zilen dhe bëj gati çantën.', fr: 'Le soir, je mets le réveil et je prépare mon sac.', en: 'In the evening I set the alarm and pack my bag.', uk: 'Увечері я ставлю будильник і збираю рюкзак.' }, done: true },
      { words: 'Lo affianca in cucina il sabato', who: 'body', service: 'Laboratorio di cucina' },
    ],
  },
  {
    area: 'GIU', words: 'Ha i documenti in regola', indicator: 'Permesso di soggiorno ritirato', baseline: -1, scores: [-1, 0],
    levels: ['Nessuna richiesta presentata', 'Richiesta presentata, ricevuta in mano', 'Permesso ritirato', 'Permesso e carta d’identità', 'Permesso, carta d’identità e passaporto'],
    actions: [{ words: 'Accompagna in questura per le impronte', who: 'worker', days: 21 }],
  },
  {
    area: 'REL', words: 'Ha amici fuori dalla comunità', indicator: 'Esce con qualcuno almeno una volta a settimana', baseline: -1, scores: [0, 0],
    levels: ['Sta sempre in camera', 'Sta con gli altri ragazzi della comunità', 'Frequenta una squadra o un gruppo ogni settimana', 'Esce con amici di fuori', 'Ha un amico che invita in comunità'],
    child: { it: 'Gioco a calcio e conosco nuovi amici.', ar: 'ألعب كرة القدم وأتعرف على أصدقاء جدد.', bn: 'আমি ফুটবল খেলি আর নতুন বন্ধু পাই।', ur: 'میں فٹ بال کھیلتا ہوں اور نئے دوست بناتا ہوں۔', sq: 'Luaj futboll dhe njoh shokë të rinj.', fr: 'Je joue au foot et je rencontre de nouveaux amis.', en: 'I play football and make new friends.', uk: 'Я граю у футбол і знаходжу нових друзів.' },
    actions: [{ words: 'Lo iscrive alla squadra di calcio del quartiere', who: 'worker', days: -9 }],
  },
]

/** The service's project for a family in difficulty. */
export const familyGoals: readonly GoalWords[] = [
  {
    area: 'SCU', words: 'Va a scuola ogni giorno, puntuale', indicator: 'Registro delle presenze', baseline: -2, scores: [-1, 0],
    levels: ['Manca più di un giorno su due', 'Manca un giorno su quattro', 'Al massimo due assenze al mese, giustificate', 'Nessuna assenza non giustificata', 'Arriva prima e con i compiti fatti'],
    child: { it: 'Vado a scuola ogni giorno.' },
    actions: [
      { words: 'Lo svegliano e fanno colazione insieme', who: 'parent', child: { it: 'La mattina facciamo colazione insieme.' } },
      { words: 'Educativa domiciliare, due pomeriggi a settimana', who: 'worker', service: 'Educativa domiciliare', days: 45, child: { it: 'Due pomeriggi viene un’educatrice.' } },
    ],
  },
  {
    area: 'ABI', words: 'La casa è asciutta e ognuno ha un letto', indicator: 'Visita domiciliare', baseline: -2, scores: [-2, -1],
    levels: ['Muffa e letti in comune', 'Domanda per il contributo presentata', 'Stanza risanata, un letto per ciascuno', 'Anche un posto per i compiti', 'Nuovo alloggio'],
    actions: [{ words: 'Presentano la domanda di contributo allo sportello casa', who: 'parent', days: 15 }, { words: 'Scrive allo sportello casa', who: 'worker', done: true }],
  },
  {
    area: 'FAM', words: 'La sera c’è sempre un adulto in casa', indicator: 'Diario della settimana tenuto dai genitori', baseline: -1, scores: [0, 1],
    levels: ['Soli quasi ogni sera', 'Soli due sere a settimana', 'Mai soli la sera', 'Cenano insieme quattro sere', 'Cenano insieme ogni sera e si raccontano la giornata'],
    child: { it: 'La sera c’è sempre un grande con me.' },
    actions: [{ words: 'Tengono il diario della settimana', who: 'parent' }],
  },
]
