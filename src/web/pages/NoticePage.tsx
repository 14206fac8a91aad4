import { useEffect } from 'react'
import { getNotice, listNotices, markNoticesRead } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords, words } from '#kernel/web/i18n/words.ts'
import { sayNotice, type NoticeRow } from '#kernel/web/notices.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { todayPath } from '#modules/cases/web/index.ts'
import { noticePath } from './notice-path.ts'

const noticeWords = words({
  it: { title: 'Avviso', today: 'Vai a Oggi' },
  en: { title: 'Notice', today: 'Go to Today' },
})

/** From an e-mail to what it is about: the notice counts as read, and its own screen comes in place of this one. */
export function NoticePage() {
  const say = useWords(noticeWords)
  const { noticeId } = noticePath.useParams()
  const query = useQueryOf(getNotice, { noticeId: noticeId as NoticeRow['id'] })
  return (
    <>
      <PageHeader title={say.title} />
      <Loaded query={query}>{(notice) => <Opened notice={notice} />}</Loaded>
    </>
  )
}

function Opened({ notice }: { notice: NoticeRow }) {
  const say = useWords(noticeWords)
  const go = useGo()
  const { text, href } = sayNotice(notice, useLanguage())
  const { mutate: read } = useMutationOf(markNoticesRead, { invalidates: [listNotices] })
  const { id, readAt } = notice
  useEffect(() => {
    if (readAt === null) read({ ids: [id] })
    if (href) go(href, { replace: true })
  }, [id, readAt, href, go, read])
  return (
    <div className="ac-stack">
      <p>{text}</p>
      <div><LinkButton to={todayPath.to()}>{say.today}</LinkButton></div>
    </div>
  )
}
