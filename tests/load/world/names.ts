import { entryKeys } from '#modules/people/server/index.ts'
import { origins, type OriginName } from '../../../src/demo/names.ts'
import type { Chance } from '../../../src/demo/seed.ts'
import { skewed } from './chance.ts'

const list = (text: string): string[] => text.split(' ')

const stems = list(
  'Ross Ferr Bianc Colomb Ric Mar Grec Galbus Brun Gall Cont Rizz Lomb Moret Barb Font Sant Marian Rinald Carus Ferrar Gatt Pellegr Palumb Sanf Serr Vital Mess Coppol Testor Bernard Cattan Fior Montan Neror Orland Parod Quagl Ravas Silvestr Tambur Ubald Valent Zanett Arment Bellom Cavall Donad Ermin Falc Giord Lamber Mazz Nicol Ottavian Pastor Ruggier Salvad Toman Vercell Zamb Baldass Cremon Dalmass Fagnan Gherard Locat Malagut Novell Pavan Redael Scarp Terzagh Vigan Zucch Acquaf Bottaz Crippar Dordon Fossat Ghiring Landrian Mereg Nespol Pirov Rampold Sironell Tettam Verder',
)
const ends = list('i o a ini oni ati etti ello ucci otti ani eri aro asso igo ella iello ardi olfi azzi engo usi eschi ingo oli ussi erio anti onio alla egni izzi')
const italianFamilies = stems.flatMap((stem) => ends.map((end) => stem + end))

const boys = list(
  'Leonardo Francesco Tommaso Edoardo Alessandro Lorenzo Mattia Gabriele Riccardo Andrea Diego Nicolò Matteo Giuseppe Federico Antonio Enea Samuele Giovanni Pietro Filippo Davide Giulio Gioele Christian Michele Gabriel Luca Marco Elia Salvatore Vincenzo Emanuele Thomas Alessio Giacomo Nathan Liam Simone Samuel Jacopo Noah Daniele Giorgio Ettore Luigi Daniel Manuel Nicola Damiano Stefano Raffaele Domenico Kevin Paolo Alberto Carlo Dante Ludovico Ruggero',
)
const girls = list(
  'Sofia Aurora Giulia Ginevra Vittoria Beatrice Alice Ludovica Emma Matilde Anna Camilla Chiara Giorgia Bianca Nicole Greta Gaia Martina Azzurra Arianna Sara Noemi Isabel Rebecca Chloe Adele Mia Elena Diana Margherita Elisa Viola Gioia Ariel Emily Eleonora Maria Melissa Nina Francesca Carlotta Amelia Benedetta Caterina Miriam Celeste Asia Lucia Sole Rachele Serena Angelica Cecilia Irene Eva Teresa Agnese Valentina Carolina',
)
const foreignEnds = ['', 'i', 'a', 'ov', 'ari', 'eh', 'ane', 'ullah', 'ski', 'ou', 'ba', 'din']
const foreign = (Object.keys(origins) as OriginName[]).filter((key) => key !== 'italia')
const foreignFamilies = new Map(foreign.map((key) => [key, origins[key].families.flatMap(([family]) => foreignEnds.map((end) => `${String(family).replaceAll(' ', '')}${end}`))]))

export interface Named {
  given: string
  family: string
  sex: 'M' | 'F'
}

export const originOf = (chance: Chance): OriginName => (chance.maybe(0.66) ? 'italia' : foreign[skewed(chance, foreign.length, 1.4)]!)

export const familyOf = (chance: Chance, origin: OriginName): string => {
  const from = origin === 'italia' ? italianFamilies : foreignFamilies.get(origin)!
  return from[skewed(chance, from.length)]!
}

/** An invented person; the same family name when it is given. */
export function nameOf(chance: Chance, origin: OriginName, sex: 'M' | 'F', family = familyOf(chance, origin)): Named {
  const from = origin === 'italia' ? (sex === 'M' ? boys : girls) : origins[origin][sex === 'M' ? 'boys' : 'girls'].map(([one]) => String(one).split(' ').at(-1)!)
  const given = from[skewed(chance, from.length, 1.7)]!
  return { given: origin === 'italia' && chance.maybe(0.06) ? `${given} ${from[skewed(chance, from.length)]!}` : given, family, sex }
}

const known = new Map<string, ReturnType<typeof entryKeys>>()
function keysOfWord(word: string): ReturnType<typeof entryKeys> {
  let keys = known.get(word)
  if (!keys) known.set(word, (keys = entryKeys([word])))
  return keys
}

/** Tokens and keys as the people module computes them, word by word, so that a million names take seconds. */
export function searchKeys({ given, family }: Named): { tokens: string[]; keys: string[] } {
  const words = `${given} ${family}`.split(' ').map(keysOfWord)
  return { tokens: [...new Set(words.flatMap(({ tokens }) => tokens))], keys: [...new Set(words.flatMap(({ keys }) => keys))] }
}
