import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { SheetLanguage } from '../contract/plan.ts'

/** Each language as its readers write it. */
export const languageNames: Readonly<Record<SheetLanguage, string>> = { it: 'Italiano', en: 'English', fr: 'Français', ar: 'العربية', bn: 'বাংলা', sq: 'Shqip', uk: 'Українська', ur: 'اردو' }
export const directionOf = (language: SheetLanguage): 'rtl' | 'ltr' => (language === 'ar' || language === 'ur' ? 'rtl' : 'ltr')

interface SheetWords {
  title: string
  yours: string
  reach: string
  me: string
  family: string
  others: string
  by: (day: string) => string
  done: string
  next: (day: string) => string
  mine: string
  rights: string
  talk: string
}

/** The fixed words of the sheet: short, to the child. To be read over by native speakers. */
export const sheetWords: Readonly<Record<SheetLanguage, SheetWords>> = {
  it: {
    title: 'Il mio progetto', yours: 'Questo foglio è tuo. C’è scritto che cosa vogliamo fare insieme.', reach: 'Che cosa vogliamo raggiungere', me: 'Io', family: 'La mia famiglia', others: 'Chi mi aiuta',
    by: (day) => `entro ${day}`, done: 'fatto', next: (day) => `Ne parliamo di nuovo: ${day}`, mine: 'Che cosa ne penso io',
    rights: 'Puoi dire che cosa pensi. Puoi dire se non sei d’accordo. Puoi chiedere di cambiare qualcosa.', talk: 'Se ti serve qualcosa, puoi parlare con:',
  },
  en: {
    title: 'My plan', yours: 'This sheet is yours. It says what we want to do together.', reach: 'What we want to reach', me: 'Me', family: 'My family', others: 'Who helps me',
    by: (day) => `by ${day}`, done: 'done', next: (day) => `We will talk about it again: ${day}`, mine: 'What I think',
    rights: 'You can say what you think. You can say if you do not agree. You can ask to change something.', talk: 'If you need anything, you can talk to:',
  },
  fr: {
    title: 'Mon projet', yours: 'Cette feuille est à toi. Elle dit ce que nous voulons faire ensemble.', reach: 'Ce que nous voulons atteindre', me: 'Moi', family: 'Ma famille', others: 'Qui m’aide',
    by: (day) => `avant le ${day}`, done: 'fait', next: (day) => `Nous en reparlerons : ${day}`, mine: 'Ce que j’en pense',
    rights: 'Tu peux dire ce que tu penses. Tu peux dire si tu n’es pas d’accord. Tu peux demander de changer quelque chose.', talk: 'Si tu as besoin de quelque chose, tu peux parler avec :',
  },
  ar: {
    title: 'مشروعي', yours: 'هذه الورقة لك. فيها ما نريد أن نفعله معًا.', reach: 'ما نريد أن نصل إليه', me: 'أنا', family: 'عائلتي', others: 'من يساعدني',
    by: (day) => `قبل ${day}`, done: 'تمّ', next: (day) => `سنتحدث عن هذا مرة أخرى: ${day}`, mine: 'رأيي',
    rights: 'يمكنك أن تقول رأيك. يمكنك أن تقول إنك غير موافق. يمكنك أن تطلب تغيير شيء ما.', talk: 'إذا احتجت إلى أي شيء، يمكنك أن تتحدث مع:',
  },
  bn: {
    title: 'আমার পরিকল্পনা', yours: 'এই কাগজটি তোমার। আমরা একসাথে কী করতে চাই, তা এখানে লেখা আছে।', reach: 'আমরা কী অর্জন করতে চাই', me: 'আমি', family: 'আমার পরিবার', others: 'যারা আমাকে সাহায্য করে',
    by: (day) => `${day}-এর মধ্যে`, done: 'হয়ে গেছে', next: (day) => `আমরা আবার এ নিয়ে কথা বলব: ${day}`, mine: 'আমি কী ভাবি',
    rights: 'তুমি কী ভাবো তা বলতে পারো। রাজি না হলে তা বলতে পারো। কিছু বদলাতে চাইলে বলতে পারো।', talk: 'কিছু দরকার হলে তুমি কথা বলতে পারো:',
  },
  sq: {
    title: 'Projekti im', yours: 'Kjo fletë është e jotja. Këtu shkruhet çfarë duam të bëjmë bashkë.', reach: 'Çfarë duam të arrijmë', me: 'Unë', family: 'Familja ime', others: 'Kush më ndihmon',
    by: (day) => `deri më ${day}`, done: 'u bë', next: (day) => `Do të flasim përsëri: ${day}`, mine: 'Çfarë mendoj unë',
    rights: 'Mund të thuash çfarë mendon. Mund të thuash nëse nuk je dakord. Mund të kërkosh të ndryshohet diçka.', talk: 'Nëse të duhet diçka, mund të flasësh me:',
  },
  uk: {
    title: 'Мій план', yours: 'Цей аркуш — твій. Тут написано, що ми хочемо зробити разом.', reach: 'Чого ми хочемо досягти', me: 'Я', family: 'Моя родина', others: 'Хто мені допомагає',
    by: (day) => `до: ${day}`, done: 'зроблено', next: (day) => `Ми поговоримо про це знову: ${day}`, mine: 'Що я про це думаю',
    rights: 'Ти можеш сказати, що думаєш. Ти можеш сказати, що не хочеш цього. Ти можеш попросити щось змінити.', talk: 'Якщо тобі щось потрібно, ти можеш звернутися до:',
  },
  ur: {
    title: 'میرا منصوبہ', yours: 'یہ کاغذ آپ کا ہے۔ اس میں لکھا ہے کہ ہم مل کر کیا کرنا چاہتے ہیں۔', reach: 'ہم کیا حاصل کرنا چاہتے ہیں', me: 'میں', family: 'میرا خاندان', others: 'جو میری مدد کرتے ہیں',
    by: (day) => `${day} تک`, done: 'ہو گیا', next: (day) => `ہم اس پر دوبارہ بات کریں گے: ${day}`, mine: 'میری رائے',
    rights: 'آپ اپنی رائے بتا سکتے ہیں۔ آپ بتا سکتے ہیں کہ آپ متفق نہیں۔ آپ کچھ بدلنے کو کہہ سکتے ہیں۔', talk: 'اگر آپ کو کسی چیز کی ضرورت ہو تو آپ ان سے بات کر سکتے ہیں:',
  },
}

// browsers do not carry the words of Albanian days: they would write them in Italian
const albanian = {
  days: ['e diel', 'e hënë', 'e martë', 'e mërkurë', 'e enjte', 'e premte', 'e shtunë'],
  months: ['janar', 'shkurt', 'mars', 'prill', 'maj', 'qershor', 'korrik', 'gusht', 'shtator', 'tetor', 'nëntor', 'dhjetor'],
} as const
const localeOf: Readonly<Record<Exclude<SheetLanguage, 'sq'>, string>> = { it: 'it', en: 'en-GB', fr: 'fr', ar: 'ar', bn: 'bn', uk: 'uk', ur: 'ur' }

/** A day in words in the child's language, in the figures that he meets on Italian papers. */
export function sheetDay(day: PlainDate, language: SheetLanguage): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (language === 'sq') return `${albanian.days[date.getUTCDay()]}, ${date.getUTCDate()} ${albanian.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  return new Intl.DateTimeFormat(`${localeOf[language]}-u-ca-gregory-nu-latn`, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
}
