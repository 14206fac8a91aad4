// Who may import whom. The rules between modules are generated from module-map.json, so that an unusual edge is a reviewed line there.
const { modules } = require('./module-map.json')

const TEST = '\\.test\\.tsx?$|^tests/|/testing/'
const DOORS = '(contract\\.ts|server/index\\.ts|web/(index|parts)\\.tsx?)$'
const names = Object.keys(modules)

/** `from` and `to` are paths; tests are exempt everywhere. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { pathNot: TEST, ...from }, to })
// two branches, not one optional group: dependency-cruiser refuses nested repetition
const folder = (layer) => `^src/(kernel|modules/[^/]+)/${layer}/|^src/${layer}/`
const anyOf = (list) => (list.length ? `(${list.join('|')})` : '(?!)')

function rulesOf(name) {
  const { uses } = modules[name]
  const others = names.filter((other) => other !== name)
  return [
    forbid(`${name}-uses-only-what-the-map-declares`, 'Declare the edge in module-map.json, with its reason.', { path: `^src/modules/${name}/` },
      { path: `^src/modules/${anyOf(others.filter((other) => !uses.includes(other)))}/` }),
    forbid(`${name}-enters-by-the-doors`, 'Another module is reached by contract.ts, server/index.ts, web/index.ts or web/parts.ts.', { path: `^src/modules/${name}/` },
      { path: `^src/modules/${anyOf(others)}/`, pathNot: `^src/modules/[^/]+/${DOORS}` }),
  ]
}

module.exports = {
  forbidden: [
    ...names.flatMap(rulesOf),
    forbid('module-is-in-the-map', 'Every module has its line in module-map.json.', { path: '^src/modules/', pathNot: `${TEST}|^src/modules/${anyOf(names)}/` }, { path: '.' }),
    forbid('domain-is-pure', 'domain imports only domain (and Temporal).', { path: folder('domain') }, { pathNot: '/domain/|node_modules/temporal-polyfill' }),
    forbid('domain-of-its-own', 'domain imports its own domain and the kernel’s.', { path: '^src/modules/([^/]+)/domain/' },
      { path: '^src/modules/', pathNot: '^src/modules/$1/domain/' }),
    forbid('contract-is-declared-data', 'A contract imports domain, contracts and zod.', { path: `${folder('contract')}|/contract\\.ts$` },
      { pathNot: '/domain/|/contract\\.ts$|/contract/|node_modules/zod' }),
    forbid('web-never-reaches-server', 'Nothing of the server, types included, may reach the bundle.', { path: folder('web') }, { path: `${folder('server')}|node_modules/(pg|kysely|fastify|graphile-worker|@aws-sdk)/` }),
    forbid('web-has-no-node', 'The browser has no Node.', { path: `${folder('web')}|${folder('domain')}|${folder('contract')}` }, { dependencyTypes: ['core'] }),
    forbid('server-never-reaches-web', 'The server doesn’t know the screens.', { path: folder('server') }, { path: folder('web') }),
    forbid('kernel-knows-no-module', 'The kernel knows no domain.', { path: '^src/kernel/' }, { path: '^src/(modules|server|web)/' }),
    forbid('modules-know-no-composition', 'Modules don’t know who composes them.', { path: '^src/modules/' }, { path: '^src/(server|web)/' }),
    forbid('composition-enters-by-the-doors', 'Also the composition roots use the modules’ doors.', { path: '^src/(server|web)/' },
      { path: '^src/modules/', pathNot: `^src/modules/[^/]+/(${DOORS}|server/routes\\.ts$)` }),
    forbid('driver-only-in-the-kernel', 'pg is spoken by the kernel, by what prepares the database at start, by what fills the demonstration, and by the verifier, a program of its own.',
      { path: '^src/', pathNot: `${TEST}|^src/kernel/server/|^src/server/(database|verify-trail)\\.ts$|^src/demo/|^src/audit-verifier/` }, { path: 'node_modules/(pg|@types/pg)/' }),
    forbid('queries-only-in-stores', 'SQL lives in store.ts.', { path: '^src/', pathNot: `${TEST}|^src/kernel/server/|(/|-)store\\.ts$` }, { path: 'node_modules/kysely/' }),
    forbid('no-cycles', 'A cycle has no first line to read.', {}, { circular: true }),
    forbid('resolves', 'The import leads nowhere.', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
    forbid('no-test-code-in-the-product', 'Tests stay out of the product.', { path: '^src/' }, { path: '\\.test\\.tsx?$|^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\?(url|raw|inline|no-inline|worker)' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'] },
  },
}
