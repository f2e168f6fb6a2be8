/**
 * `npm run picture`: renders the demonstration's job summary as GitHub does, into docs/summary.png. Needs a Chromium
 * (CHROMIUM, default `chromium`) and mermaid (`npm install --no-save --ignore-scripts mermaid`, or MERMAID, the path
 * of its mermaid.min.js): both are far too large to be installed by everybody who runs the tests.
 */
// @ts-nocheck

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { marked } from 'marked'
import { demoInputs } from '../emulator/seed.ts'
import { startEmulator } from '../emulator/server.ts'
import { runStep } from './runner.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'docs', 'summary.png') },
    width: { type: 'string', default: '1120' },
    dark: { type: 'boolean', default: false },
    mode: { type: 'string', default: 'sync' },
    'api-version': { type: 'string', default: 'auto' },
  },
})
const inner = Number(values.width) - 48
const theme = values.dark ? 'dark' : 'light'
const inputs = { mode: values.mode, 'api-version': values['api-version'] }

const emulator = await startEmulator()
const { summary } = await runStep({
  inputs: {
    ...demoInputs(values.mode === 'check' ? { ...inputs, 'max-age-minutes': '60' } : inputs),
    'base-url': emulator.url,
    'api-key': emulator.apiKey,
  },
})
await emulator.close()

const css = createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`)
const mermaid = process.env.MERMAID ?? join(root, 'node_modules', 'mermaid', 'dist', 'mermaid.min.js')
const body = (await marked(summary, { gfm: true })).replaceAll(
  /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
  '<pre class="mermaid">$1</pre>',
)
const settings = { startOnLoad: true, theme: values.dark ? 'dark' : 'default', gantt: { useWidth: inner } }
const page = `<!doctype html><meta charset="utf-8"><style>${readFileSync(css, 'utf8')}
body { margin: 0; padding: 24px; width: ${inner}px; background: ${values.dark ? '#0d1117' : '#fff'} }
pre.mermaid { background: none !important; padding: 0 !important }</style>
<article class="markdown-body">${body}</article>
<script src="${pathToFileURL(mermaid).href}"></script>
<script>mermaid.initialize(${JSON.stringify(settings)})
setTimeout(() => { document.title = document.querySelector('article').offsetHeight + 48 }, 4000)</script>`

const folder = mkdtempSync(join(tmpdir(), 'summary-'))
const chromium = (height: number, ...args: string[]) =>
  execFileSync(
    process.env.CHROMIUM ?? 'chromium',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
      ...[`--user-data-dir=${join(folder, 'profile')}`, `--window-size=${values.width},${height}`],
      ...['--virtual-time-budget=8000', ...args, pathToFileURL(join(folder, 'summary.html')).href],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
try {
  writeFileSync(join(folder, 'summary.html'), page)
  const height = Number(/<title>(\d+)<\/title>/.exec(chromium(1000, '--dump-dom'))?.[1] ?? 1100)
  const picture = resolve(values.out)
  chromium(height, `--screenshot=${picture}`)
  console.log(`${picture}: ${readFileSync(picture).length} bytes`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
