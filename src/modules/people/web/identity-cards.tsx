import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import type { PersonFile } from '../contract.ts'
import { birthText } from './birth-text.ts'
import { BirthForm, LanguageForm, NameForm, NationalityForm } from './fact-forms.tsx'
import { FactCard } from './FactCard.tsx'
import { useCountries, useLanguages, usePeopleCodes } from './lists.ts'
import { peopleWords } from './words.ts'

interface CardProps {
  person: PersonFile
}

export function NamesCard({ person }: CardProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  return (
    <FactCard
      person={person} kind="names" title={say.names} facts={person.names} add={say.addName} form={(done) => <NameForm person={person} done={done} />}
      show={(name) => {
        const latin = [name.given, name.family].filter(Boolean).join(' ')
        return (
          <>
            <strong><PersonName name={latin || name.original || ''} original={name.original} originalLang={name.script ? `und-${name.script}` : undefined} /></strong>
            <div>{codes.label('name_kind', name.kind)} · {codes.label('birth_date_source', name.source)}{name.note && ` · ${name.note}`}</div>
          </>
        )
      }}
    />
  )
}

export function BirthCard({ person }: CardProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  const countries = useCountries()
  const others = person.births.filter((one) => !one.chosen && !one.retiredAt).length
  return (
    <FactCard
      person={person} kind="births" title={say.births} facts={person.births} add={say.addBirth} form={(done) => <BirthForm person={person} done={done} />}
      show={(birth) => (
        <>
          <strong>{birthText({ birthDate: birth.date, birthPrecision: birth.precision })}</strong>{' '}
          <Why of={say.dateWhy}>
            <p>{say.dateReason(codes.label('birth_date_source', birth.source), codes.label('reliability', birth.reliability))}</p>
            {birth.note && <p>{birth.note}</p>}
            {birth.chosen && others > 0 && <p>{say.others(others)}</p>}
          </Why>
          <div>{codes.label('birth_date_source', birth.source)} · {codes.label('reliability', birth.reliability)}</div>
          <div><bdi translate="no">{[birth.municipality && `${birth.municipality.name} (${birth.municipality.province})`, birth.place, birth.country && countries.label(birth.country)].filter(Boolean).join(', ')}</bdi></div>
        </>
      )}
    />
  )
}

export function OriginCards({ person }: CardProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  const countries = useCountries()
  const languages = useLanguages()
  return (
    <>
      <FactCard
        person={person} kind="nationalities" title={say.nationalities} facts={person.nationalities} add={say.addNationality}
        form={(done) => <NationalityForm person={person} done={done} />}
        show={(one) => <><strong>{countries.label(one.country)}</strong> · {codes.label('birth_date_source', one.source)}</>}
      />
      <FactCard
        person={person} kind="languages" title={say.languages} facts={person.languages} add={say.addLanguage} form={(done) => <LanguageForm person={person} done={done} />}
        show={(one) => (
          <>
            <strong>{languages.label(one.language)}</strong> {one.level}{' '}
            {one.motherTongue && <Badge>{say.motherTongue}</Badge>} {one.interpreter && <Badge kind="warning">{say.interpreter}</Badge>}
          </>
        )}
      />
    </>
  )
}
