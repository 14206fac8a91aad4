import { listNotices, markNoticesRead } from '../contract/index.ts'
import { formatRelative } from './i18n/format.ts'
import { useLanguage } from './i18n/language.ts'
import { useWords, words } from './i18n/words.ts'
import { sayNotice, type NoticeRow } from './notices.ts'
import { useMutationOf, useQueryOf } from './query.ts'
import { Button } from './ui/Button.tsx'
import { Link } from './ui/Link.tsx'
import { Loaded } from './ui/states.tsx'

const noticeWords = words({
  it: { title: 'Avvisi', none: 'Nessun avviso', readAll: 'Segna tutti come letti', unread: 'nuovo' },
  en: { title: 'Notices', none: 'No notices', readAll: 'Mark all as read', unread: 'new' },
})

/** What the bell shows: my notices, newest first; going where one leads marks it as read. */
export function NoticePanel() {
  const say = useWords(noticeWords)
  const query = useQueryOf(listNotices, { limit: 30 })
  const read = useMutationOf(markNoticesRead, { invalidates: [listNotices] })
  return (
    <section aria-label={say.title} className="ac-notices">
      <Loaded query={query}>
        {({ rows, unread }) => (rows.length === 0 ? <p className="ac-pop-head">{say.none}</p> : (
          <>
            {unread > 0 && <Button kind="quiet" size="small" onClick={() => read.mutate({ ids: [] })}>{say.readAll}</Button>}
            <ul className="ac-plain">{rows.map((row) => <li key={row.id}><NoticeLine notice={row} onRead={() => row.readAt === null && read.mutate({ ids: [row.id] })} /></li>)}</ul>
          </>
        ))}
      </Loaded>
    </section>
  )
}

function NoticeLine({ notice, onRead }: { notice: NoticeRow; onRead: () => void }) {
  const say = useWords(noticeWords)
  const language = useLanguage()
  const { text, href } = sayNotice(notice, language)
  const content = (
    <span>
      {notice.readAt === null ? <strong>{text} <span className="ac-badge ac-badge-info">{say.unread}</span></strong> : text}
      <br /><span className="ac-meta">{formatRelative(notice.createdAt)}</span>
    </span>
  )
  return href
    ? <Link to={href} className="ac-pop-item" onClick={onRead}>{content}</Link>
    : <button type="button" className="ac-pop-item" onClick={onRead}>{content}</button>
}
