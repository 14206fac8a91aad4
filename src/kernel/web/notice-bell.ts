import { useQuery } from '@tanstack/react-query'
import { listNotices } from '../contract/index.ts'
import { call } from './api.ts'
import type { WebModule } from './module.ts'

const EVERY = 2 * 60_000

/** The bell of the header, for the module that puts it there. Its asking does not keep an untouched session awake. */
export const noticeBell: NonNullable<WebModule['notices']> = {
  load: async () => (await import('./NoticePanel.tsx')).NoticePanel,
  useCount: () =>
    useQuery({
      queryKey: [listNotices.id, 'bell'],
      queryFn: ({ signal }) => call(listNotices, { limit: 1 }, { signal, background: true }),
      refetchInterval: EVERY,
    }).data?.unread ?? 0,
}
