import { addDays, ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { ToldAssessment } from '#modules/assessments/server/index.ts'
import { about, onWorkday } from './assessed.ts'
import type { Child } from './children.ts'
import { boyAlone, childEvicted, householdAnswers, interestAnswers, motherEvicted, needAnswers, traffickingAnswers } from './need-words.ts'

const weekdayBefore = (today: PlainDate, days: number): PlainDate => onWorkday(addDays(today, -days))

/** Needs of a person and of a household, what is best for a boy with a sister abroad, facts that make one think of exploitation. */
export function needs(all: readonly Child[], today: PlainDate): ToldAssessment[] {
  const alone = all.filter(({ story, opened, person }) => story.key === 'msna' && opened < addDays(today, -40) && ageOn(person.born, today).years >= 15)
  const homes = all.filter(({ story, family, opened }) => story.key === 'trascuratezza' && family.mother && opened < addDays(today, -40))
  return [
    ...alone.slice(0, 4).map((child, index): ToldAssessment => ({
      ...about(child, 'bisogno_persona', weekdayBefore(today, 12 + index * 3)),
      answers: { ...needAnswers(boyAlone, 'child'), sintesi: { prima: { text: 'Il documento: appuntamento al consolato. Poi l’esame di terza media.' } } },
    })),
    ...homes.slice(0, 4).map((child, index): ToldAssessment => household(child, weekdayBefore(today, 9 + index * 4))),
    ...alone.slice(1, 3).map((child, index): ToldAssessment => {
      const heldOn = weekdayBefore(today, 6 + index * 15)
      return { ...about(child, 'superiore_interesse', heldOn), answers: interestAnswers(child.responsible.name, addDays(heldOn, 20)), decision: { key: 'procedere', words: 'Si procede come raccomandato; la verifica presso la sorella parte subito.', reassessOn: addDays(heldOn, 20) } }
    }),
    ...alone.slice(3, 4).map((child): ToldAssessment => {
      const heldOn = weekdayBefore(today, 4)
      return {
        ...about(child, 'indicatori_tratta', heldOn), answers: traffickingAnswers(child.responsible.name, (days) => addDays(heldOn, -days)),
        decision: { key: 'antitratta', words: 'Si chiama l’ente antitratta con il ragazzo e la tutrice; nel frattempo non esce da solo la sera.', reassessOn: addDays(today, 7) },
      }
    }),
  ]
}

/** The child and the mother, each in turn, and what they share. */
function household(child: Child, heldOn: PlainDate): ToldAssessment {
  const of = (person: string, told: Parameters<typeof needAnswers>[0]) => Object.entries(needAnswers(told, null)).map(([section, answers]) => [`${section} ${person}`, answers] as const)
  const mother = child.family.mother!.id
  return { ...about(child, 'bisogno_nucleo', heldOn), people: [child.person.id, mother], answers: { ...householdAnswers, ...Object.fromEntries([...of(child.person.id, childEvicted), ...of(mother, motherEvicted)]) } }
}
