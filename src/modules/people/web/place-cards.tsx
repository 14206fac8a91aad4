import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import type { PersonFile } from '../contract.ts'
import { AddressForm, ContactForm, IdentifierForm } from './fact-forms.tsx'
import { FactCard } from './FactCard.tsx'
import { useCountries, usePeopleCodes } from './lists.ts'
import { peopleWords } from './words.ts'

interface CardProps {
  person: PersonFile
}

export function IdentifiersCard({ person }: CardProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  return (
    <FactCard
      person={person} kind="identifiers" title={say.identifiers} facts={person.identifiers} add={say.addIdentifier}
      form={(done) => <IdentifierForm person={person} done={done} />}
      show={(one) => (
        <>
          <strong><bdi dir="ltr" translate="no">{one.value}</bdi></strong>{' '}
          {one.doubt && <><Badge kind="warning" icon="warning-circle">{say.doubt}</Badge> <Why of={say.doubtOf}>{one.doubt}</Why></>}
          <div>{[codes.label('identifier_type', one.type), one.issuedBy, one.expiresOn && say.expires(formatDateOfTable(one.expiresOn))].filter(Boolean).join(' · ')}</div>
        </>
      )}
    />
  )
}

/** "dal 3 marzo, fino al …", as far as is known. */
export function Period({ from, to }: { from: string | null; to: string | null }) {
  const say = useWords(peopleWords)
  const text = [from && say.since(formatDateOfTable(from)), to && say.until(formatDateOfTable(to))].filter(Boolean).join(', ')
  return text ? <span className="ac-meta"> · {text}</span> : null
}

const ProtectedMark = () => {
  const say = useWords(peopleWords)
  return <Badge kind="danger" icon="lock">{say.protectedOne}</Badge>
}

export function AddressesCard({ person }: CardProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  const countries = useCountries()
  return (
    <FactCard
      person={person} kind="addresses" title={say.addresses} facts={person.addresses} add={say.addAddress} form={(done) => <AddressForm person={person} done={done} />}
      show={(one) => (
        <>
          <strong><bdi translate="no">{[one.atName, one.street, one.postcode, one.municipality && `${one.municipality.name} (${one.municipality.province})`, one.place, one.country && countries.label(one.country)].filter(Boolean).join(', ')}</bdi></strong>{' '}
          {one.protected && <ProtectedMark />}
          <div>{codes.label('address_kind', one.kind)}<Period from={one.validFrom} to={one.validTo} />{one.note && ` · ${one.note}`}</div>
        </>
      )}
    />
  )
}

export function ContactsCard({ person }: CardProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  return (
    <FactCard
      person={person} kind="contacts" title={say.contacts} facts={person.contacts} add={say.addContact} form={(done) => <ContactForm person={person} done={done} />}
      show={(one) => (
        <>
          <strong><ContactLink kind={one.kind} value={one.value} /></strong> {one.protected && <ProtectedMark />}
          <div>{codes.label('contact_kind', one.kind)}<Period from={one.validFrom} to={one.validTo} />{one.note && ` · ${one.note}`}</div>
        </>
      )}
    />
  )
}

/** A contact that calls or writes when pressed. */
export function ContactLink({ kind, value }: { kind: string; value: string }) {
  const text = <bdi dir="ltr" translate="no">{value}</bdi>
  if (kind === 'cellulare' || kind === 'telefono') return <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{text}</a>
  return kind === 'email' || kind === 'pec' ? <a href={`mailto:${value}`}>{text}</a> : text
}
