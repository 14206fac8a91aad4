import { useEffect } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { Place } from '#kernel/web/contributions.tsx'
import { useWords } from '#kernel/web/i18n/words.ts'
import { rememberOpened } from '#kernel/web/palette.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import * as contract from '../contract.ts'
import { ageText, birthText } from './birth-text.ts'
import { peoplePath, personPath } from './paths.ts'
import { PersonPanel } from './PersonPanel.tsx'
import { peopleWords } from './words.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'

/** Somebody's own page. */
export function PersonPage() {
  const say = useWords(peopleWords)
  const personId = personPath.useParams().personId as Id<'person'>
  const query = useQueryOf(contract.getPerson, { personId })
  const name = query.data?.displayName
  useEffect(() => {
    if (name) rememberOpened({ id: personId, label: name, href: personPath.to({ personId }), icon: 'user' })
  }, [name, personId])
  return (
    <Loaded query={query}>
      {(person) => (
        <>
          <PageHeader
            above={<Breadcrumb items={[{ label: say.people, to: peoplePath.to() }, { label: say.person }]} />}
            title={<PersonName name={person.displayName} original={person.originalName} />}
            tab={say.person}
            status={[person.called && `${say.calledShort} ${person.called}`, birthText(person), person.diedOn ? say.diedOn(formatDate(person.diedOn)) : ageText(person)].filter(Boolean).join(' · ')}
          />
          <div className="ac-stack">
            <Place name="person.identity" personId={personId} />
            <PersonPanel personId={personId} />
          </div>
        </>
      )}
    </Loaded>
  )
}
