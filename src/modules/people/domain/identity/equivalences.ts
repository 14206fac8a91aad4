// Names that are one and that no rule of sound ties together: two languages' forms of a given name, French and English spellings of a West African family, pet names.
// General knowledge of these languages, reviewed by hand; administrators add their own in `people.name_equivalence`, from links that were confirmed.
import { costsByEar, likeness } from './distance.ts'
import { coarseSkeleton, fineSkeletons, soundsOf } from './sounds.ts'
import type { Groups } from './words.ts'

/** One group a line, its forms in Latin small letters. */
const SEED = `
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
viktoriia victoria vika
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
diarju jarju
ibrahima ebrima ibrahim brahima
abdoulaye abdoulie
aissatou isatou aisha aicha
kadiatou khadija kadija kaddy
boubacar bubacarr abubakar aboubacar bakary
sekou saikou seku
souleymane sulayman suleiman
ousmane usman uthman othman
fatou fatoumata fatma fatima faadumo fadumo
amadou ahmadou ahmadu
moussa musa
mehmet mehmed
ahmet ahmed
huseyin hussein xuseen
maxamed mohamed
cabdi abdi
caasha aisha
yahya yehia yahia
issa eisa isa
youssef yusuf yousef
yakub yaqoub iacoub
ishaq isaac
musa moses
dawud daud daoud
zahra zohra
ali aly
`

const AS_ONE = 0.86

interface Member {
  group: string
  sounds: string
}

/** Tells groups of words: those of the seed, and those given. */
export function groupsOf(added: readonly (readonly string[])[] = []): Groups {
  const lines = [...SEED.trim().split('\n').map((line) => line.split(' ')), ...added]
  const byCoarse = new Map<string, Member[]>()
  const ear = costsByEar()
  for (const [number, line] of lines.entries()) for (const word of line) {
    const sounds = soundsOf(word)
    for (const coarse of new Set(fineSkeletons(sounds).map(coarseSkeleton))) byCoarse.set(coarse, [...(byCoarse.get(coarse) ?? []), { group: String(number), sounds }])
  }
  return (sounds) => {
    let best: Member | null = null
    let like = AS_ONE
    for (const coarse of new Set(fineSkeletons(sounds).map(coarseSkeleton))) for (const member of byCoarse.get(coarse) ?? []) {
      const found = likeness(sounds, member.sounds, ear)
      if (found > like) [best, like] = [member, found]
    }
    return best?.group ?? null
  }
}
