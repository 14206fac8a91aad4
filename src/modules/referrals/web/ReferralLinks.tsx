import { useWords } from '#kernel/web/i18n/words.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { groupsPath, kindsPath, requestsPath, servicesPath, summaryPath, weekPath } from './paths.ts'
import { referralWords } from './words.ts'

const places = { services: servicesPath, requests: requestsPath, groups: groupsPath, summary: summaryPath, kinds: kindsPath } as const

/** From one screen of services to the others: hours of the week first, which is what one comes for every day. */
export function ReferralLinks({ here }: { here: keyof typeof places | 'week' }) {
  const say = useWords(referralWords)
  const items = (Object.keys(places) as (keyof typeof places)[]).filter((one) => one !== here).map((one) => ({ id: one, label: say[`link_${one}`], to: places[one].to() }))
  return (
    <div className="ac-row ac-screen-only">
      {here !== 'week' && <LinkButton icon="clock" to={weekPath.to()}>{say.week}</LinkButton>}
      <Menu label={say.otherScreens} items={items} />
    </div>
  )
}
