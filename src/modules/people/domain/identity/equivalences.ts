// Names that are one and that no rule of sound ties together: two languages' forms of a given name, French and English spellings of a West African family, pet names.
// General knowledge of these languages, reviewed by hand; administrators add their own in `people.name_equivalence`, from links that were confirmed.
import { costsByEar, likeness } from './distance.ts'
import { coarseSkeleton, fineSkeletons, soundsOf } from './sounds.ts'
import { formsOf, type Groups } from './words.ts'

// One group a line, its forms in Latin small letters.
const SLAVIC = `
oleksandr aleksandr alexander sasha oles
volodymyr vladimir vova volodia
mykola nikolai nikolay kolia
mykyta nikita
serhii sergei sergey serioja
dmytro dmitri dmitry dima
oleksii aleksei alexey alexei lesha
andrii andrei andrey
mykhailo mikhail misha
yevhen evgeny yevgeny evgenii zhenia
hlib gleb
oleh oleg
ihor igor
yehor egor heorhii georgy yegor
pavlo pavel pasha
petro piotr petr pyotr
fedir fedor fyodor fiodor
vasyl vasily vasilii
danylo daniil danil danila
illia ilya
hryhorii grigory grigori
tymofii timofei timofey
stepan stefan
yosyp iosif osip
yurii yury iurii
olena elena yelena lena
kateryna ekaterina yekaterina katia
yelyzaveta elizaveta lisa
iryna irina ira
hanna anna ania
svitlana svetlana sveta
nadiia nadezhda nadia
halyna galina
nataliia natalia natasha
tetiana tatiana tania
oksana ksenia
yuliia iulia julia
mariia maria masha
anastasiia nastia anastasia
viktoriia victoria vika`
const WEST_AFRICAN = `
diop jobe joob diob
diouf joof juuf
ndiaye njie njai ndiay
diallo jallow jalloh djalo giallo
dia jah diah
diagne jagne
diatta jatta
diarra jarra
diawara jawara
diabate jabateh jabate jobarteh
diaby jabbi jabbie
diaite jaiteh
diame jammeh
thiam cham chiam
thioune choun
cisse ceesay sesay sise
toure touray turay
traore trawally trawalleh
sissoko suso cissoko susso
kouyate kuyateh
conte conteh konte
keita kaita
mane manneh
sane sanneh
drame drammeh
badji bojang badjie
gueye gaye
mbaye mbye
doucoure dukureh
sow soh
bah ba balde
barry bari
diarju jarju`
const GIVEN = `
ibrahima ebrima ibrahim brahima
abdoulaye abdoulie
aissatou isatou aisha aicha caasha aisa
kadiatou khadija kadija kaddy kadidia khadidiatou kadidiatou
zainab zeinab zenab djenabou jainaba djeinaba zeynep
boubacar bubacarr abubakar aboubacar bakary
sekou saikou seku
souleymane sulayman suleiman
ousmane usman uthman othman
fatou fatoumata fatma fatima faadumo fadumo
amadou ahmadou ahmadu
moussa musa moses
mehmet mehmed
ahmet ahmed
huseyin hussein xuseen
maxamed mohamed
cabdi abdi
yahya yehia yahia
issa eisa isa
youssef yusuf yousef
yakub yaqoub iacoub
ishaq isaac
dawud daud daoud
zahra zohra
ali aly
`

/** Where a group that comes with the product is from: Ukrainian and Russian forms and pet names; French and English spellings of West African families; given names of several languages. */
export type SeedPart = 'slavic' | 'west_african' | 'given'
const linesOf = (part: SeedPart, text: string) => text.trim().split('\n').map((line) => ({ part, words: line.split(' ') }))

/** The groups that come with the product, reviewed by hand. */
export const seedGroups: readonly { part: SeedPart; words: readonly string[] }[] = [...linesOf('slavic', SLAVIC), ...linesOf('west_african', WEST_AFRICAN), ...linesOf('given', GIVEN)]

const AS_ONE = 0.86

interface Member {
  group: string
  sounds: string
}

/** The group of each line: an added line is one with whatever line has a word of its own; lines of the seed are joined by nothing else. */
function joinedBy(lines: readonly (readonly string[])[], firstAdded: number): string[] {
  const group = lines.map((_, number) => number)
  const withWord = new Map<string, number[]>()
  for (const [number, line] of lines.entries()) for (const word of line) withWord.set(soundsOf(word), [...(withWord.get(soundsOf(word)) ?? []), number])
  for (let number = firstAdded; number < lines.length; number++) {
    for (const word of lines[number]!) for (const other of withWord.get(soundsOf(word))!) {
      const [from, to] = [group[other]!, group[number]!]
      if (from !== to) for (const [at, one] of group.entries()) if (one === from) group[at] = to
    }
  }
  return group.map(String)
}

/** Tells groups of words: those of the seed, and those given, which extend the groups they share a word with. */
export function groupsOf(added: readonly (readonly string[])[] = []): Groups {
  const lines = [...seedGroups.map(({ words }) => words), ...added]
  const groups = joinedBy(lines, seedGroups.length)
  const byCoarse = new Map<string, Member[]>()
  const ear = costsByEar()
  for (const [number, line] of lines.entries()) for (const word of line) {
    for (const sounds of formsOf(word)) for (const coarse of new Set(fineSkeletons(sounds).map(coarseSkeleton))) byCoarse.set(coarse, [...(byCoarse.get(coarse) ?? []), { group: groups[number]!, sounds }])
  }
  const skeletons = new Map<string, Set<string>>()
  for (const [number, line] of lines.entries()) for (const word of line) {
    const [fine] = fineSkeletons(soundsOf(word))
    if (fine) skeletons.set(groups[number]!, (skeletons.get(groups[number]!) ?? new Set()).add(fine))
  }
  const groupOf = (sounds: string): string | null => {
    let best: Member | null = null
    let like = AS_ONE
    for (const coarse of new Set(fineSkeletons(sounds).map(coarseSkeleton))) for (const member of byCoarse.get(coarse) ?? []) {
      const found = likeness(sounds, member.sounds, ear)
      if (found > like) [best, like] = [member, found]
    }
    return best?.group ?? null
  }
  return Object.assign(groupOf, { skeletonsOf: (group: string) => [...skeletons.get(group) ?? []] })
}
