import { formatRelative } from '#kernel/web/i18n/format.ts'
import { setLanguage, useLanguage } from '#kernel/web/i18n/language.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../../contract/sign-in.ts'
import { MailCard } from './MailCard.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'
import { profileWords } from './words.ts'

/** Oneself: data, language, password, second factor, sessions. */
export function ProfilePage() {
  const say = useWords(profileWords)
  const query = useQueryOf(contract.getProfile, {})
  return (
    <>
      <PageHeader title={say.title} />
      <Loaded query={query}>
        {(profile) => (
          <div className="ac-stack">
            <DataCard profile={profile} />
            <LanguageCard />
            <MailCard mail={profile.mail} address={profile.email} />
            <PasswordCard username={profile.username} since={formatRelative(profile.passwordChangedAt)} />
            <SecondFactorCard since={profile.secondFactorSince} left={profile.recoveryCodesLeft} />
            <SessionsCard />
          </div>
        )}
      </Loaded>
    </>
  )
}

type Profile = { username: string; givenName: string; familyName: string; email: string | null; phone: string | null }

function DataCard({ profile }: { profile: Profile }) {
  const say = useWords(profileWords)
  const label = useSay()
  const actor = useQueryOf(contract.getSession, {}).data?.actor
  return (
    <Card title={say.data}>
      <DataList
        columns={2}
        items={[
          { label: say.name, value: `${profile.givenName} ${profile.familyName}` },
          { label: say.username, value: profile.username },
          { label: say.email, value: profile.email },
          { label: say.phone, value: profile.phone },
          { label: say.organisation, value: actor?.organisationName },
          { label: say.roles, value: actor?.roles.map((role) => `${label(role)}, ${role.unitName}`).join('; ') },
        ]}
      />
      <p className="ac-meta">{say.wrong}</p>
    </Card>
  )
}

function LanguageCard() {
  const say = useWords(profileWords)
  const language = useLanguage()
  const change = useMutationOf(contract.changeLanguage, {
    onSuccess: ({ language: chosen }) => {
      setLanguage(chosen)
      toast(say.languageChosen)
    },
    onError: toastProblem,
  })
  return (
    <Card title={say.language}>
      <RadioGroup
        label={say.language}
        value={language}
        options={[{ value: 'it', label: 'Italiano' }, { value: 'en', label: 'English' }]}
        onChange={(chosen) => change.mutate({ language: chosen as 'it' })}
      />
    </Card>
  )
}
