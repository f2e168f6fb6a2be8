/**
 * `npm run picture`: draws the job summary of the demonstration, or that in a file, as GitHub does: into
 * docs/summary.png. Needs a Chromium (CHROMIUM, default `chromium`) and `npm install --no-save mermaid` (or MERMAID, the
 * path of mermaid.min.js): both are far too large to be installed by everybody who runs the tests.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { marked } from 'marked'
import { demoInputs } from '../emulator/seed.ts'
import { startEmulator } from '../emulator/server.ts'
import { runStep } from './runner.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'docs/summary.png') },
    width: { type: 'string', default: '1120' },
    dark: { type: 'boolean', default: false },
    summary: { type: 'string' },
  },
})
const [theme, background] = values.dark ? ['dark', '#0d1117'] : ['light', '#fff']
const inner = Number(values.width) - 48

async function demonstration(): Promise<string> {
  const emulator = await startEmulator()
  const own = { 'base-url': emulator.url, 'api-key': emulator.apiKey }
  const { summary } = await runStep({ inputs: { ...demoInputs({}), ...own } })
  await emulator.close()
  return summary
}

const summary = values.summary ? readFileSync(values.summary, 'utf8') : await demonstration()
const body = (await marked(summary)).replaceAll(
  /<pre><code class="language-mermaid">([\s\S]*?)<\/code>/g,
  '<pre class="mermaid">$1',
)
const css = createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`)
const mermaid = pathToFileURL(process.env.MERMAID ?? join(root, 'node_modules/mermaid/dist/mermaid.min.js'))
const settings = JSON.stringify({ theme: values.dark ? 'dark' : 'default', gantt: { useWidth: inner } })
const page = `<!doctype html><meta charset="utf-8"><style>${readFileSync(css, 'utf8')}
body { margin: 0; padding: 24px; width: ${inner}px; background: ${background} }
pre.mermaid { background: none !important; padding: 0 !important }</style>
<article class="markdown-body">${body}</article>
<script src="${mermaid}"></script><script>mermaid.initialize(${settings})
setTimeout(() => { document.title = document.querySelector('article').offsetHeight + 48 }, 4000)</script>`

const folder = mkdtempSync(join(tmpdir(), 'summary-'))
const file = join(folder, 'summary.html')
writeFileSync(file, page)
const chromium = (height: number, ...args: string[]) => {
  const flags = ['headless', 'no-sandbox', 'disable-gpu', 'disable-background-networking', 'hide-scrollbars']
  const own = [`user-data-dir=${folder}`, `window-size=${values.width},${height}`, 'virtual-time-budget=8000', ...args]
  const all = [...[...flags, ...own].map(flag => `--${flag}`), pathToFileURL(file).href]
  return execFileSync(process.env.CHROMIUM ?? 'chromium', all, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
const height = Number(/<title>(\d+)<\/title>/.exec(chromium(1000, 'dump-dom'))?.[1] ?? 1100)
chromium(height, `screenshot=${resolve(values.out)}`)
rmSync(folder, { recursive: true })
console.log(resolve(values.out))
