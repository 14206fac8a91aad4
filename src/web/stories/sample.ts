import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { line, optionalLine, page, paging, plainDate, prose } from '#kernel/contract/fields.ts'
import type { WebModule } from '#kernel/web/module.ts'
import type { Actor } from '#kernel/web/session.tsx'

/** Invented people and files for the page of components. */
export const actor: Actor = { id: 'a', displayName: 'Giulia Ferrero', organisationName: 'Consorzio Valle Chiara', language: 'it', roles: [], installs: false, hosts: false, idleMinutes: 15 }

const row = z.object({ id: z.string(), name: z.string(), original: z.string().nullable(), phase: z.string(), since: z.string(), worker: z.string(), late: z.boolean() })
export type Row = z.output<typeof row>

export const listFiles = endpoint({
  id: 'story.list', method: 'GET', path: '/api/story/files', summary: 'Sample', response: page(row),
  query: z.object({ ...paging, phase: z.string().optional(), sort: z.string().optional() }),
})
export const addNote = endpoint({
  id: 'story.note', method: 'POST', path: '/api/story/notes', summary: 'Sample', response: z.object({}),
  body: z.object({
    title: line(80), on: plainDate, at: z.string().optional(), kind: z.enum(['talk', 'visit']), place: optionalLine(80), text: prose(),
    who: z.array(z.string()).min(1, 'Scegli almeno una persona'), child: z.string().min(1, 'Scegli una persona'), urgent: z.boolean().optional(), due: plainDate.optional(),
  }),
})

const names: [string, string | null][] = [
  ['Amina Benyahia', 'أمينة بن يحيى'], ['Ivan Kovalenko', 'Іван Коваленко'], ['Mamadou Diallo', null], ['Sara Colombo', null], ['Yusuf Al-Hassan', 'يوسف الحسن'],
  ['Luca De Santis', null], ['Blessing Okafor', null], ['Anela Hoxha', null],
]
const phases = ['Accesso', 'Valutazione', 'Progetto', 'Interventi']
export const rows: Row[] = names.map(([name, original], index) => ({
  id: String(index), name, original, phase: phases[index % 4]!, since: `2026-0${(index % 8) + 1}-1${index}`, worker: index % 2 ? 'Marco Riva' : 'Giulia Ferrero', late: index === 2,
}))

/** Answers the sample endpoints in the browser, for this page only. */
export function answerSamples(): void {
  const real = window.fetch
  window.fetch = async (input, init) => {
    const url = new URL(String(input), window.location.href)
    if (url.pathname.startsWith('/api/story/notes')) {
      return Response.json({ type: 'urn:accanto:invalid', code: 'invalid', status: 400, title: 'Controlla i campi', errors: [{ path: 'place', message: 'Questo luogo è protetto: scegline un altro' }] }, { status: 400 })
    }
    if (!url.pathname.startsWith('/api/story')) return real(input, init)
    const q = (url.searchParams.get('q') ?? '').toLowerCase()
    const phase = url.searchParams.get('phase')
    const found = rows.filter((one) => one.name.toLowerCase().includes(q) && (!phase || one.phase === phase))
    return Response.json({ rows: found, next: null, total: found.length })
  }
}

export const sampleModules: readonly WebModule[] = [
  {
    id: 'story', screens: [],
    navigation: [
      { href: '/', label: { it: 'Oggi', en: 'Today' }, icon: 'calendar', order: 1, shortcut: 'g o' },
      { href: '/_ui', label: { it: 'Fascicoli', en: 'Files' }, icon: 'folder', order: 2, shortcut: 'g f' },
      { href: '/segnalazioni', label: { it: 'Segnalazioni', en: 'Reports' }, icon: 'horn', order: 3 },
      { href: '/persone', label: { it: 'Persone', en: 'People' }, icon: 'user', order: 4 },
      { href: '/rete', label: { it: 'Rete', en: 'Network' }, icon: 'pa', order: 5 },
      { href: '/controllo', label: { it: 'Controllo', en: 'Audit' }, icon: 'lock', order: 6 },
    ],
    account: [{ href: '/profilo', label: { it: 'Profilo e sessioni', en: 'Profile and sessions' }, icon: 'settings', order: 1 }],
    palette: [{ id: 'story', title: { it: 'Persone', en: 'People' }, search: (text) => rows.filter((one) => one.name.toLowerCase().includes(text.toLowerCase())).map((one) => ({ id: one.id, label: one.name, detail: one.phase, icon: 'user', href: '/_ui' })) }],
    notices: { load: async () => () => 'Nessun avviso', useCount: () => 3 },
  },
]
