import '#kernel/web/ui/css/bootstrap-italia.scss'
import '#kernel/web/ui/css/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { registerSW } from 'virtual:pwa-register'
import { ModulesContext } from '#kernel/web/contributions.tsx'
import { queryClient } from '#kernel/web/query.ts'
import { modules } from './modules.ts'
import { makeRouter } from './router.tsx'
import { announceUpdate } from './shell/update.ts'

const router = makeRouter(modules)
const apply = registerSW({ onNeedRefresh: () => announceUpdate(() => void apply(true)) })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ModulesContext value={modules}>
        <RouterProvider router={router} />
      </ModulesContext>
    </QueryClientProvider>
  </StrictMode>,
)
