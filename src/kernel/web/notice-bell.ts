import { useQuery } from '@tanstack/react-query'
import { noticesId } from '../contract/notices-id.ts'
import { call } from './api.ts'
import type { WebModule } from './module.ts'
import { loadNoticeWords } from './notices.ts'

const EVERY = 2 * 60_000

/** The bell of the header, for the module that puts it there. Its asking does not keep an untouched session awake. */
export const noticeBell: NonNullable<WebModule['notices']> = {
  load: async () => (await Promise.all([import('./NoticePanel.tsx'), loadNoticeWords()]))[0].NoticePanel,
  useCount: () =>
    useQuery({
      queryKey: [noticesId, 'bell'],
      queryFn: async ({ signal }) => call((await import('../contract/index.ts')).listNotices, { limit: 1 }, { signal, background: true }),
      refetchInterval: EVERY,
    }).data?.unread ?? 0,
}
