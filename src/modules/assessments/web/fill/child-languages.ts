/** Languages in which a question can be shown to the child, besides Italian and English. */
export const childLanguages = ['fr', 'ar', 'bn', 'sq', 'uk', 'ur'] as const
export type ChildLanguage = (typeof childLanguages)[number]

/** Each language as its readers write it. */
export const childLanguageNames: Readonly<Record<ChildLanguage, string>> = { fr: 'Français', ar: 'العربية', bn: 'বাংলা', sq: 'Shqip', uk: 'Українська', ur: 'اردو' }

/**
 * Questions in words for the child, by their Italian text: so they hold for every version and local copy that asks with these words, and fall away where a body changed them.
 * In the order of `childLanguages`. No native speaker has read them over yet: the screen says so beside each.
 */
export const childQuestions: Readonly<Record<string, readonly [fr: string, ar: string, bn: string, sq: string, uk: string, ur: string]>> = {
  'Come sta il tuo corpo? Dormi bene? Che cosa ti piace mangiare? Chi ti cura quando stai male?': [
    'Comment va ton corps ? Tu dors bien ? Qu’est-ce que tu aimes manger ? Qui s’occupe de toi quand tu es malade ?', 'كيف حال جسمك؟ هل تنام جيدًا؟ ماذا تحب أن تأكل؟ من يعتني بك عندما تمرض؟', 'তোমার শরীর কেমন আছে? ভালো ঘুম হয়? কী খেতে ভালোবাসো? অসুস্থ হলে কে তোমার যত্ন নেয়?',
    'Si e ndien trupin? Fle mirë? Çfarë të pëlqen të hash? Kush kujdeset për ty kur je sëmurë?', 'Як почувається твоє тіло? Ти добре спиш? Що тобі подобається їсти? Хто дбає про тебе, коли ти хворієш?', 'تمہارا جسم کیسا ہے؟ کیا اچھی نیند آتی ہے؟ تمہیں کیا کھانا پسند ہے؟ جب تم بیمار ہوتے ہو تو کون خیال رکھتا ہے؟',
  ],
  'Che cosa ti fa ridere? Che cosa ti fa arrabbiare o paura? Che cosa ti aiuta a stare meglio?': [
    'Qu’est-ce qui te fait rire ? Qu’est-ce qui te met en colère ou te fait peur ? Qu’est-ce qui t’aide à aller mieux ?', 'ما الذي يضحكك؟ ما الذي يغضبك أو يخيفك؟ ما الذي يساعدك على الشعور بالتحسن؟', 'কী তোমাকে হাসায়? কীসে রাগ হয় বা ভয় লাগে? কী করলে তোমার ভালো লাগে?',
    'Çfarë të bën të qeshësh? Çfarë të zemëron ose të frikëson? Çfarë të ndihmon të ndihesh më mirë?', 'Що тебе смішить? Що тебе злить або лякає? Що допомагає тобі почуватися краще?', 'تمہیں کس بات پر ہنسی آتی ہے؟ کس بات پر غصہ یا ڈر آتا ہے؟ کس چیز سے تمہیں بہتر لگتا ہے؟',
  ],
  'Che cosa sai fare bene? Che cosa racconteresti di te a un amico nuovo?': [
    'Qu’est-ce que tu sais bien faire ? Que raconterais-tu de toi à un nouvel ami ?', 'ما الذي تجيد عمله؟ ماذا تحكي عن نفسك لصديق جديد؟', 'তুমি কী ভালো পারো? নতুন বন্ধুকে নিজের সম্পর্কে কী বলবে?',
    'Çfarë di të bësh mirë? Çfarë do t’i tregoje për veten një shoku të ri?', 'Що ти вмієш добре робити? Що б ти розповів чи розповіла про себе новому другові?', 'تم کیا اچھا کر لیتے ہو؟ نئے دوست کو اپنے بارے میں کیا بتاؤ گے؟',
  ],
  'Che cosa fai da solo? Che cosa vorresti imparare a fare?': [
    'Qu’est-ce que tu fais tout seul ou toute seule ? Qu’est-ce que tu voudrais apprendre à faire ?', 'ماذا تفعل وحدك؟ ماذا تحب أن تتعلم؟', 'তুমি একা একা কী করো? কী শিখতে চাও?',
    'Çfarë bën vetë? Çfarë do të doje të mësoje të bëje?', 'Що ти робиш без допомоги? Чого ти хотів би чи хотіла б навчитися?', 'تم اکیلے کیا کرتے ہو؟ تم کیا سیکھنا چاہو گے؟',
  ],
  'Chi sono le persone importanti per te? Con chi giochi o parli quando hai bisogno?': [
    'Qui sont les personnes importantes pour toi ? Avec qui joues-tu ou parles-tu quand tu en as besoin ?', 'من هم الأشخاص المهمون لك؟ مع من تلعب أو تتكلم عندما تحتاج؟', 'কারা তোমার কাছে গুরুত্বপূর্ণ? দরকার হলে কার সঙ্গে খেলো বা কথা বলো?',
    'Cilët janë njerëzit e rëndësishëm për ty? Me kë luan ose flet kur ke nevojë?', 'Хто для тебе важливі люди? З ким ти граєшся або говориш, коли тобі потрібно?', 'تمہارے لیے اہم لوگ کون ہیں؟ ضرورت ہو تو کس کے ساتھ کھیلتے یا بات کرتے ہو؟',
  ],
  'Che cosa ti piace imparare? Che cosa è difficile? Chi ti aiuta?': [
    'Qu’est-ce que tu aimes apprendre ? Qu’est-ce qui est difficile ? Qui t’aide ?', 'ماذا تحب أن تتعلم؟ ما هو الصعب؟ من يساعدك؟', 'কী শিখতে ভালো লাগে? কী কঠিন লাগে? কে সাহায্য করে?',
    'Çfarë të pëlqen të mësosh? Çfarë është e vështirë? Kush të ndihmon?', 'Що тобі подобається вивчати? Що важко? Хто тобі допомагає?', 'تمہیں کیا سیکھنا پسند ہے؟ کیا مشکل ہے؟ کون مدد کرتا ہے؟',
  ],
  'A che cosa giochi? Con chi? Che cosa ti piacerebbe fare e non fai?': [
    'À quoi joues-tu ? Avec qui ? Qu’est-ce que tu aimerais faire et que tu ne fais pas ?', 'بماذا تلعب؟ مع من؟ ما الذي تحب أن تفعله ولا تفعله؟', 'কী খেলো? কার সঙ্গে? কী করতে ইচ্ছা করে কিন্তু করো না?',
    'Çfarë luan? Me kë? Çfarë do të doje të bëje dhe nuk e bën?', 'У що ти граєш? З ким? Що б ти хотів чи хотіла робити, але не робиш?', 'تم کیا کھیلتے ہو؟ کس کے ساتھ؟ کیا کرنا چاہتے ہو جو نہیں کرتے؟',
  ],
  'Chi ti prepara da mangiare? Chi ti accompagna? Dove ti senti al sicuro?': [
    'Qui te prépare à manger ? Qui t’accompagne ? Où te sens-tu en sécurité ?', 'من يحضر لك الطعام؟ من يرافقك؟ أين تشعر بالأمان؟', 'কে তোমার খাবার বানায়? কে তোমাকে নিয়ে যায়? কোথায় নিরাপদ লাগে?',
    'Kush të përgatit ushqimin? Kush të shoqëron? Ku ndihesh i sigurt?', 'Хто готує тобі їсти? Хто тебе супроводжує? Де ти почуваєшся в безпеці?', 'تمہارا کھانا کون بناتا ہے؟ کون ساتھ لے جاتا ہے؟ کہاں محفوظ محسوس کرتے ہو؟',
  ],
  'Chi ti fa le coccole o ti consola? Come capisci che ti vogliono bene?': [
    'Qui te fait des câlins ou te console ? Comment comprends-tu qu’on t’aime ?', 'من يحضنك أو يواسيك؟ كيف تعرف أنهم يحبونك؟', 'কে তোমাকে আদর করে বা সান্ত্বনা দেয়? কীভাবে বোঝো যে তারা তোমাকে ভালোবাসে?',
    'Kush të përkëdhel ose të ngushëllon? Si e kupton që të duan?', 'Хто тебе обіймає або втішає? Як ти розумієш, що тебе люблять?', 'کون تمہیں پیار کرتا یا تسلی دیتا ہے؟ کیسے سمجھتے ہو کہ وہ تم سے محبت کرتے ہیں؟',
  ],
  'Quali regole ci sono a casa? Che cosa succede quando non le segui? Ti sembrano giuste?': [
    'Quelles règles y a-t-il à la maison ? Que se passe-t-il quand tu ne les suis pas ? Te semblent-elles justes ?', 'ما هي القواعد في البيت؟ ماذا يحدث عندما لا تتبعها؟ هل تبدو لك عادلة؟', 'বাড়িতে কী কী নিয়ম আছে? না মানলে কী হয়? তোমার কাছে ঠিক মনে হয়?',
    'Cilat rregulla ka në shtëpi? Çfarë ndodh kur nuk i ndjek? Të duken të drejta?', 'Які правила є вдома? Що буває, коли ти їх не дотримуєшся? Чи здаються вони тобі справедливими?', 'گھر میں کیا اصول ہیں؟ جب نہیں مانتے تو کیا ہوتا ہے؟ کیا تمہیں ٹھیک لگتے ہیں؟',
  ],
  'Che cosa fate di bello insieme? Chi ti dice «bravo»?': [
    'Qu’est-ce que vous faites de beau ensemble ? Qui te dit « bravo » ?', 'ما الأشياء الجميلة التي تفعلونها معًا؟ من يقول لك «أحسنت»؟', 'একসঙ্গে কী মজার কাজ করো? কে তোমাকে «সাবাশ» বলে?',
    'Çfarë gjërash të bukura bëni bashkë? Kush të thotë «të lumtë»?', 'Що гарного ви робите разом? Хто каже тобі «молодець»?', 'تم مل کر کیا اچھا کام کرتے ہو؟ کون تمہیں «شاباش» کہتا ہے؟',
  ],
  'Come stanno mamma e papà, o chi si prende cura di te? Che cosa li fa contenti?': [
    'Comment vont maman et papa, ou ceux qui s’occupent de toi ? Qu’est-ce qui les rend contents ?', 'كيف حال ماما وبابا، أو من يعتني بك؟ ما الذي يفرحهم؟', 'মা-বাবা বা যারা তোমার যত্ন নেয় তারা কেমন আছে? কীসে তারা খুশি হয়?',
    'Si janë mami dhe babi, ose ata që kujdesen për ty? Çfarë i bën të lumtur?', 'Як справи в мами й тата або тих, хто про тебе дбає? Що їх радує?', 'امی ابو، یا جو تمہارا خیال رکھتے ہیں، کیسے ہیں؟ انہیں کس بات سے خوشی ہوتی ہے؟',
  ],
  'Chi viene a casa vostra? Da chi ti piace andare?': [
    'Qui vient chez vous ? Chez qui aimes-tu aller ?', 'من يأتي إلى بيتكم؟ عند من تحب أن تذهب؟', 'তোমাদের বাড়িতে কারা আসে? কার কাছে যেতে ভালো লাগে?', 'Kush vjen në shtëpinë tuaj? Te kush të pëlqen të shkosh?', 'Хто приходить до вас додому? До кого ти любиш ходити?', 'تمہارے گھر کون آتا ہے؟ تمہیں کس کے پاس جانا پسند ہے؟',
  ],
  'Dove ti piace andare nel quartiere? C’è un posto dove non vuoi andare?': [
    'Où aimes-tu aller dans le quartier ? Y a-t-il un endroit où tu ne veux pas aller ?', 'إلى أين تحب أن تذهب في الحي؟ هل هناك مكان لا تريد الذهاب إليه؟', 'পাড়ায় কোথায় যেতে ভালো লাগে? এমন কোনো জায়গা আছে যেখানে যেতে চাও না?',
    'Ku të pëlqen të shkosh në lagje? A ka ndonjë vend ku nuk do të shkosh?', 'Куди ти любиш ходити поблизу? Чи є місце, куди ти не хочеш іти?', 'محلے میں کہاں جانا پسند ہے؟ کوئی ایسی جگہ ہے جہاں نہیں جانا چاہتے؟',
  ],
  'C’è qualcosa che ti serve e che manca?': ['Y a-t-il quelque chose dont tu as besoin et que tu n’as pas ?', 'هل هناك شيء تحتاجه وليس عندك؟', 'এমন কিছু আছে যা তোমার দরকার কিন্তু নেই?', 'A ka diçka që të duhet dhe që të mungon?', 'Чи є щось, що тобі потрібно, а його немає?', 'کیا کوئی چیز ہے جس کی تمہیں ضرورت ہے اور نہیں ہے؟'],
  'Com’è la tua casa? Dove dormi? Dove fai i compiti?': ['Comment est ta maison ? Où dors-tu ? Où fais-tu tes devoirs ?', 'كيف هو بيتك؟ أين تنام؟ أين تكتب واجباتك؟', 'তোমার বাড়ি কেমন? কোথায় ঘুমাও? কোথায় পড়া করো?', 'Si është shtëpia jote? Ku fle? Ku i bën detyrat?', 'Який твій дім? Де ти спиш? Де робиш уроки?', 'تمہارا گھر کیسا ہے؟ کہاں سوتے ہو؟ ہوم ورک کہاں کرتے ہو؟'],
  'Quali adulti della scuola o del doposcuola ti aiutano?': ['Quels adultes de l’école ou de l’aide aux devoirs t’aident ?', 'أي الكبار في المدرسة أو بعد المدرسة يساعدونك؟', 'স্কুলের বা স্কুলের পরে কোন বড়রা তোমাকে সাহায্য করে?', 'Cilët të rritur të shkollës ose pas shkollës të ndihmojnë?', 'Хто з дорослих у школі чи після школи тобі допомагає?', 'اسکول یا اسکول کے بعد کون سے بڑے تمہاری مدد کرتے ہیں؟'],
  'Che cosa va bene nella tua vita e deve restare così?': ['Qu’est-ce qui va bien dans ta vie et doit rester comme ça ?', 'ما الشيء الجيد في حياتك الذي يجب أن يبقى كما هو؟', 'তোমার জীবনে কী ভালো আছে যা এমনই থাকা উচিত?', 'Çfarë shkon mirë në jetën tënde dhe duhet të mbetet kështu?', 'Що добре у твоєму житті й має залишитися таким?', 'تمہاری زندگی میں کیا اچھا ہے جو ایسا ہی رہنا چاہیے؟'],
  'Se potessi cambiare una cosa, quale sarebbe?': ['Si tu pouvais changer une chose, ce serait laquelle ?', 'لو استطعت تغيير شيء واحد، ماذا يكون؟', 'একটা জিনিস বদলাতে পারলে কোনটা বদলাতে?', 'Po të mund të ndryshoje një gjë, cila do të ishte?', 'Якби ти міг чи могла щось змінити, що б це було?', 'اگر ایک چیز بدل سکتے تو وہ کیا ہوتی؟'],
  'Dove vorresti vivere a 18 anni? Con chi? Che cosa vuoi fare? Che cosa ti preoccupa?': [
    'Où voudrais-tu vivre à 18 ans ? Avec qui ? Que veux-tu faire ? Qu’est-ce qui t’inquiète ?', 'أين تحب أن تعيش في سن 18؟ مع من؟ ماذا تريد أن تفعل؟ ما الذي يقلقك؟', '১৮ বছর বয়সে কোথায় থাকতে চাও? কার সঙ্গে? কী করতে চাও? কী নিয়ে চিন্তা হয়?',
    'Ku do të doje të jetoje në moshën 18 vjeç? Me kë? Çfarë do të bësh? Çfarë të shqetëson?', 'Де б ти хотів чи хотіла жити у 18 років? З ким? Що хочеш робити? Що тебе турбує?', 'اٹھارہ سال کی عمر میں کہاں رہنا چاہو گے؟ کس کے ساتھ؟ کیا کرنا چاہتے ہو؟ کس بات کی فکر ہے؟',
  ],
  'Che cosa fai già da solo: cucinare, i soldi, i viaggi in autobus, il medico?': [
    'Que fais-tu déjà seul ou seule : cuisiner, l’argent, le bus, le médecin ?', 'ماذا تفعل وحدك الآن: الطبخ، المال، الحافلة، الطبيب؟', 'এখনই একা কী কী করো: রান্না, টাকা-পয়সা, বাসে যাওয়া, ডাক্তার?',
    'Çfarë bën tashmë vetë: gatimin, paratë, autobusin, mjekun?', 'Що ти вже робиш самостійно: готуєш, рахуєш гроші, їздиш автобусом, ходиш до лікаря?', 'تم ابھی اکیلے کیا کرتے ہو: کھانا پکانا، پیسے، بس کا سفر، ڈاکٹر؟',
  ],
}

/** The question of this Italian text in a language of the child; null where nobody wrote it. */
export const childQuestion = (italian: string, language: ChildLanguage): string | null => childQuestions[italian]?.[childLanguages.indexOf(language)] ?? null
