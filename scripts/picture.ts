/**
 * Renders the job summary of the demonstration as GitHub does, and writes docs/summary.png.
 *
 * Needs a Chromium (CHROMIUM, default `chromium`) and mermaid (`npm install --no-save mermaid`, or MERMAID, the path of its
 * mermaid.min.js): both are far too large to be installed by everybody who runs the tests.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { marked } from 'marked'
import { startEmulator } from '../emulator/server.ts'
import { runStep } from './runner.ts'
import { demoInputs } from './start-options.ts'

const WIDTH = 1000
const HEIGHT = 1090
const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('..', import.meta.url))

const emulator = await startEmulator()
const { summary } = await runStep({
  inputs: { ...demoInputs, 'base-url': emulator.url, 'api-key': emulator.apiKey },
})
await emulator.close()

const css = readFileSync(require.resolve('github-markdown-css/github-markdown-light.css'), 'utf8')
const mermaid = process.env.MERMAID ?? join(root, 'node_modules', 'mermaid', 'dist', 'mermaid.min.js')
const body = (await marked(summary, { gfm: true })).replaceAll(
  /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
  '<pre class="mermaid">$1</pre>',
)
const page = `<!doctype html><meta charset="utf-8"><style>${css}
body { margin: 0; padding: 24px; width: ${WIDTH - 48}px } pre.mermaid { background: none !important; padding: 0 !important }</style>
<article class="markdown-body">${body}</article>
<script src="${pathToFileURL(mermaid).href}"></script>
<script>mermaid.initialize({ startOnLoad: true, gantt: { useWidth: ${WIDTH - 48} } })</script>`

const folder = mkdtempSync(join(tmpdir(), 'summary-'))
try {
  const html = join(folder, 'summary.html')
  writeFileSync(html, page)
  const picture = join(root, 'docs', 'summary.png')
  execFileSync(process.env.CHROMIUM ?? 'chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--hide-scrollbars',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${WIDTH},${HEIGHT}`,
    '--virtual-time-budget=8000',
    `--screenshot=${picture}`,
    pathToFileURL(html).href,
  ])
  console.log(`${picture}: ${readFileSync(picture).length} bytes`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
