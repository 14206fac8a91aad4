import { describe, expect, it } from 'vitest'
import { wordLikeness } from './align.ts'
import { groupsOf } from './equivalences.ts'
import { prepare } from './facts.ts'
import { toLatin } from './letters.ts'
import { model } from './model.ts'
import { wordsOf } from './words.ts'

const groups = groupsOf()
/** Likeness of two one-word names. */
const like = (one: string, other: string): number => {
  const [a, b] = [wordsOf(one, groups), wordsOf(other, groups)]
  expect([a.length, b.length], `${one} / ${other}`).toEqual([1, 1])
  return wordLikeness(a[0]!, b[0]!, model.hearing)
}
const same = (...pairs: [string, string][]) => {
  for (const [one, other] of pairs) {
    expect(like(one, other), `${one} = ${other}`).toBeGreaterThan(0.75)
    expect(like(other, one)).toBe(like(one, other))
  }
}
const different = (...pairs: [string, string][]) => {
  for (const [one, other] of pairs) expect(like(one, other), `${one} ≠ ${other}`).toBeLessThan(0.75)
}
const key = (one: string, other: string): boolean => wordsOf(one, groups)[0]!.fine.some((fine) => wordsOf(other, groups)[0]!.fine.includes(fine))

describe('spellings of one name', () => {
  it('Arabic in Latin letters', () => {
    same(['Mohamed', 'Muhammad'], ['Khaled', 'Haled'], ['Youssef', 'Yusuf'], ['Abd el-Rahman', 'Abderrahmane'], ['Gamal', 'Jamal'], ['Chaimaa', 'Shaima'], ['El Sayed', 'Alsayed'], ['Bilal', 'Bilel'])
    different(['Hassan', 'Samir'], ['Karim', 'Walid'])
  })
  it('Persian and Urdu', () => same(['Hamidullah', 'Hameed Ullah'], ['Zahra', 'Zehra'], ['Shahbaz', 'Shabaz'], ['Ghulam', 'Gulam'], ['Salah ud Din', 'Salahuddin']))
  it('Bengali', () => {
    same(['Md', 'Mohammad'], ['Hossain', 'Hossen'], ['Rahman', 'Rohman'], ['Chowdhury', 'Chaudhuri'])
  })
  it('West African, French and English', () => same(['Mamadou', 'Momodou'], ['Diallo', 'Jallow'], ['Touré', 'Turay'], ['Ousmane', 'Usman'], ['Coulibaly', 'Kulibali'], ['Diop', 'Jobe'], ['Ndiaye', 'Njie'], ['Thiam', 'Cham'], ['Cissé', 'Ceesay'], ['Kouyaté', 'Kuyateh']))
  it('Albanian', () => same(['Hoxha', 'Hodja'], ['Shkëlqim', 'Shkelcim'], ['Xhesika', 'Gesika'], ['Çela', 'Cela']))
  it('Ukrainian and Russian', () => {
    same(['Oleksandr', 'Aleksandr'], ['Hlib', 'Gleb'], ['Mykola', 'Nikolai'], ['Serhii', 'Sergey'], ['Shevchenko', 'Ševčenko'], ['Volodymyr', 'Vladimir'], ['Yevhen', 'Evgeny'])
    expect(wordsOf('Volodymyrovych', groups)[0]!.patronymic).toBeTruthy()
  })
  it('the Horn of Africa', () => same(['Cabdi', 'Abdi'], ['Maxamed', 'Mohamed'], ['Xasan', 'Hassan'], ['Faadumo', 'Fatuma']))
})

describe('other ways to write a name', () => {
  it('share a key and a likeness', () => {
    for (const [one, other] of [['Abdel Jalil', 'Abdouljelil'], ['Najwa', 'Nadjoua'], ['Ciaka', 'Siaka'], ['Hodza', 'Hoxha'], ['Salahuddin', 'Salah'], ['Abdurrahman', 'Rahman'], ['Saiful', 'Saif'], ['Abdulai', 'Abdoulaye']] as const) {
      expect(like(one, other), `${one} = ${other}`).toBeGreaterThan(0.75)
      expect(key(one, other), `one key for ${one} and ${other}`).toBe(true)
    }
  })
  it('a name of vowels and breath has a key too', () => expect(key('Yahya', 'Iahia')).toBe(true))
  it('who is asked about under one is looked for under what is one with it', () => {
    const [asked] = wordsOf('Suso', groups)
    expect([...asked!.fine, ...asked!.also]).toContain(wordsOf('Sissoko', groups)[0]!.fine[0])
    expect(wordsOf('Karim', groups)[0]!.also).toEqual([])
  })
})

describe('names typed in their own letters', () => {
  const found = (native: string, ...latin: string[]) => {
    for (const one of latin) {
      expect(like(native, one), `${native} = ${one}`).toBeGreaterThan(0.75)
      expect(key(native, one), `one key for ${native} and ${one}`).toBe(true)
    }
  }
  it('Arabic', () => {
    found('محمد', 'Mohamed', 'Muhammad')
    found('يوسف', 'Youssef', 'Yusuf')
    found('محمود', 'Mahmoud')
    found('عبد الرحمن', 'Abdelrahman', 'Abd al-Rahman')
  })
  it('Persian and Urdu', () => {
    found('گل', 'Gul')
    found('پرویز', 'Parwiz')
  })
  it('Cyrillic', () => {
    found('Олександр', 'Oleksandr', 'Aleksandr')
    found('Шевченко', 'Shevchenko')
  })
  it('Bengali', () => found('রহিম', 'Rahim'))
  it('Ge’ez', () => found('ሰላም', 'Selam'))
  it('are Latin afterwards, whatever marks they had', () => {
    expect(toLatin('N’Zérékoré').text).toBe('nzerekore')
    expect(toLatin('IŞIK Özgür').text).toBe('ishik ozgur')
    expect(toLatin('FadumaAbdi').text).toBe('faduma abdi')
    expect(toLatin('').text).toBe('')
  })
})

describe('the words of a name', () => {
  const texts = (name: string) => wordsOf(name, groups).map(({ text }) => text)
  it('joins compounds and drops articles', () => {
    expect(texts('Abd al Rahman Al Sayed')).toEqual(['abdulrahman', 'sayed'])
    expect(texts('Nasr ud Din')).toEqual(['nasruddin'])
    expect(texts('Asad Ullah Khan')).toEqual(['asadullah', 'khan'])
    expect(texts('Ben Ali')).toEqual(['benali'])
  })
  it('joins what begins a name of God, and nothing else, to a short Abdi or Abdou', () => {
    expect(texts('Abdi Abdirahman Ahmed')).toEqual(['abdi', 'abdirahman', 'ahmed'])
    expect(texts('Abdou Diallo')).toEqual(['abdou', 'diallo'])
    expect(texts('Abdi Rahman')).toEqual(['abdulrahman'])
    expect(texts('Abdur Rahim')).toEqual(texts('Obdur Rahim'))
  })
  it('leaves out titles and initials, unless they are all there is', () => {
    expect(texts('Haji Dr. Karim Omar')).toEqual(['karim', 'omar'])
    expect(texts('S. M. Karim')).toEqual(['karim'])
    expect(texts('Haji')).toEqual(['haji'])
    expect(texts('M')).toEqual(['m'])
  })
  it('reads a name begun in one field and ended in the other as one', () => {
    const of = (given: string, family: string) => prepare({ given, family }, groups).names[0]!.map(({ text, role }) => `${role} ${text}`)
    expect(of('Omar Abdul', 'Rahman')).toEqual(['given omar', 'family abdulrahman'])
    expect(of('Abdul', 'Rahman')).toEqual(['either abdulrahman'])
    expect(of('Abu', 'Bakar')).toEqual(['either abubakar'])
    expect(of('Abdul', 'Hossain')).toEqual(['given abdul', 'family hossain'])
    expect(of('Haji', 'Karim')).toEqual(['either karim'])
  })
  it('keeps something of every name', () => {
    expect(texts('Al')).toEqual(['al'])
    expect(texts('  ')).toEqual([])
  })
})
