import type { Id } from '#kernel/domain/ids.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getAccount } from '../../contract/accounts.ts'
import { AccountCard } from './AccountCard.tsx'
import { RolesCard } from './RolesCard.tsx'

/** On the page of somebody who works: the account, for who looks after it, and the roles. */
export function AccountCards({ operatorId }: { operatorId: Id<'operator'> }) {
  const query = useQueryOf(getAccount, { operatorId })
  return (
    <Loaded query={query}>
      {(account) => (
        <>
          {(account.account || account.can.create) && <AccountCard operatorId={operatorId} account={account} />}
          <RolesCard operatorId={operatorId} account={account} />
        </>
      )}
    </Loaded>
  )
}
