import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import type { Screen, WebModule } from '#kernel/web/module.ts'
import { parseSearch, writeSearch, type Search } from '#kernel/web/paths.ts'
import { sessionState } from '#kernel/web/session-state.ts'
import { Home } from './pages/Home.tsx'
import { Broken, NotFound } from './shell/dead-ends.tsx'
import { fetched } from './shell/fetched.ts'
import { PublicFrame, Shell } from './shell/Shell.tsx'

function routeOf(parent: AnyRoute, { path, load, prefetch }: Screen): AnyRoute {
  return createRoute({
    getParentRoute: () => parent,
    path: path.pattern,
    loaderDeps: ({ search }: { search: Search }) => search,
    // Reading starts beside the loading of the screen; the screen itself shows waiting and failing. Not before somebody has signed in.
    loader: ({ params, deps }: { params: Record<string, string>; deps: Search }) => void (sessionState().status === 'signed-in' && prefetch?.(params, deps)),
    component: lazyRouteComponent(async () => ({ default: await fetched(load) })),
  } as never) as AnyRoute
}

/** All screens of all modules under the shell; those marked public outside of it. */
export function makeRouter(modules: readonly WebModule[]) {
  const screens = modules.flatMap((module) => module.screens)
  const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Broken })
  const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })
  const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: PublicFrame })
  const home = createRoute({ getParentRoute: () => inside, path: '/', component: Home })
  const nowhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFound })
  const stories = import.meta.env.DEV
    ? [createRoute({ getParentRoute: () => outside, path: '/_ui', component: lazyRouteComponent(() => import('./stories/Stories.tsx'), 'Stories') })]
    : []
  const hasHome = screens.some((screen) => screen.path.pattern === '/')
  return createRouter({
    routeTree: root.addChildren([
      inside.addChildren([...(hasHome ? [] : [home]), ...screens.filter((one) => !one.public).map((one) => routeOf(inside, one)), nowhere]),
      outside.addChildren([...screens.filter((one) => one.public).map((one) => routeOf(outside, one)), ...stories]),
    ]),
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: false,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })
}
