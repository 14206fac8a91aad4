import purgecss from '@fullhuman/postcss-purgecss'
import react from '@vitejs/plugin-react'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const purge = (purgecss as unknown as { default?: typeof purgecss }).default ?? purgecss

/** Keeps of bootstrap-italia only what the screens name. Our own style sheets are left whole: their classes are partly built from data. */
const purgeBootstrapItalia = purge({
  content: ['index.html', 'src/**/web/**/*.{ts,tsx}', 'src/web/**/*.{ts,tsx}'],
  safelist: { standard: ['is-invalid', 'active', 'disabled', 'show'], greedy: [/^data-/, /^aria-/] },
})

/** The only sheets that are purged are those compiled from the SCSS subset. */
const purgeOnly = {
  postcssPlugin: 'purge-bootstrap-italia',
  async OnceExit(root: { source?: { input: { file?: string } } }, tools: unknown) {
    if (!root.source?.input.file?.endsWith('.scss')) return
    await (purgeBootstrapItalia as unknown as { OnceExit: (r: unknown, t: unknown) => Promise<void> }).OnceExit(root, tools)
  },
}

/** Browsers that have `Temporal` do not download the polyfill; the others fetch it before the app starts. */
function nativeTemporal(): Plugin {
  const light = fileURLToPath(new URL('./src/web/temporal.ts', import.meta.url))
  return {
    name: 'native-temporal',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'temporal-polyfill' && importer !== light ? light : null),
  }
}

const pwa = VitePWA({
  registerType: 'prompt',
  injectRegister: false,
  includeAssets: ['icons/mark.svg', 'icons/mark-180.png'],
  manifest: {
    name: 'Accanto',
    short_name: 'Accanto',
    description: 'La cartella condivisa per i minori sotto tutela e lo sportello migranti',
    lang: 'it',
    dir: 'ltr',
    start_url: '/',
    display: 'standalone',
    theme_color: '#0066cc',
    background_color: '#ffffff',
    icons: [
      { src: '/icons/mark-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/mark-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/mark-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  // Only the shell is kept on the device: no answer of /api ever enters the browser's caches.
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2}'],
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [/^\/api(\/|$)/, /^\/healthz/, /^\/readyz/, /^\/assets\//],
    runtimeCaching: [],
  },
})

/** React Aria carries its own few words in 34 languages: of those, the two of the screens. In the others its words are the English ones. */
function ownLanguages(): Plugin {
  const other = /[\\/]react-aria[^\\/]*[\\/].*[\\/]intl[\\/][^\\/]+[\\/](?!it-IT|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/
  return { name: 'own-languages', enforce: 'pre', load: (id) => (other.test(id) ? 'export default undefined' : null) }
}

/** Writes each file of text also as the browser asks for it, compressed once and as much as it goes: the server sends these (`src/server/pages.ts`). */
function compressed(): Plugin {
  return {
    name: 'compressed',
    writeBundle({ dir }) {
      const folder = join(dir!, 'assets')
      for (const name of readdirSync(folder).filter((one) => /\.(js|css|svg)$/.test(one))) {
        const text = readFileSync(join(folder, name))
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }))
      }
    },
  }
}

/** What the first page needs, all of it and nothing else, is one file: one request, and no list of its pieces in every file that comes after. */
const codeSplitting = { groups: [{ name: 'first', tags: ['$initial' as const] }] }

export default defineConfig(({ command, mode }) => ({
  plugins: [command === 'build' && [nativeTemporal(), ownLanguages(), compressed()], react(), mode !== 'test' && pwa],
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'], loadPaths: ['node_modules'] },
    },
    postcss: { plugins: command === 'build' ? [purgeOnly] : [] },
  },
  build: { outDir: 'dist/web', emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 600, rolldownOptions: { output: { codeSplitting } } },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: { '/api': `http://127.0.0.1:${process.env['ACCANTO_PORT'] ?? 3000}` } },
}))
