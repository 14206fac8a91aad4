import { formatDate } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../../contract/sign-in.ts'
import { profileWords } from './words.ts'

interface MailOfProfile {
  configured: boolean
  choice: 'at_once' | 'daily' | 'none'
  refusedAt: string | null
}

/** How the notices of the product come by e-mail. */
export function MailCard({ mail, address }: { mail: MailOfProfile; address: string | null }) {
  const say = useWords(profileWords)
  const language = useLanguage()
  const choose = useMutationOf(contract.chooseMail, { invalidates: [contract.getProfile], onSuccess: () => toast(say.mailChosen), onError: toastProblem })
  return (
    <Card title={say.mail}>
      {!mail.configured && <p>{say.mailOff}</p>}
      {mail.configured && !address && <Alert kind="warning">{say.mailNoAddress}</Alert>}
      {mail.configured && address && mail.refusedAt && <Alert kind="warning">{say.mailRefused(address, formatDate(mail.refusedAt, language))}</Alert>}
      {mail.configured && (
        <RadioGroup
          label={say.mailHow}
          hint={address ? say.mailTo(address) : undefined}
          value={choose.isPending ? choose.variables.choice : mail.choice}
          options={[
            { value: 'at_once', label: say.mailAtOnce, detail: say.mailAtOnceDetail },
            { value: 'daily', label: say.mailDaily, detail: say.mailDailyDetail },
            { value: 'none', label: say.mailNone, detail: say.mailNoneDetail },
          ]}
          onChange={(choice) => choose.mutate({ choice: choice as MailOfProfile['choice'] })}
        />
      )}
      {mail.configured && <p className="ac-meta">{say.mailNames}</p>}
    </Card>
  )
}
