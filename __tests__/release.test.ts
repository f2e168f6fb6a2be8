/** The shell of release.yml, in repositories made for it, with a stand-in for `gh`. It only ever runs on Linux. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { inFolder } from './support/folder.ts'

const onLinux = process.platform === 'linux' ? test : test.skip
const root = join(import.meta.dirname, '..')
const workflow = parse(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8'))
const shell: string[] = workflow.jobs.release.steps.flatMap(({ run }: { run?: string }) => run ?? [])

/** Keeps the releases in a file, and the tags where they belong. */
const GH = `#!${process.execPath}
const { execFileSync } = require('node:child_process')
const { readFileSync, writeFileSync } = require('node:fs')
const [area, verb, tag, ...options] = process.argv.slice(2)
const releases = JSON.parse(readFileSync('../releases.json', 'utf8'))
const git = (...args) => execFileSync('git', ['-C', '../origin', ...args])
const option = name => options[options.indexOf(name) + 1]
if (area === 'api') {
  const fields = Object.fromEntries(process.argv.filter(arg => /^\\w+=/.test(arg)).map(arg => arg.split('=')))
  const [method, path] = [tag, options[0]]
  if (!/^(POST repos.o.r.git.refs|PATCH repos.o.r.git.refs.tags.v\\d+)$/.test(method + ' ' + path)) process.exit(1)
  const ref = fields.ref ?? path.replace('repos/o/r/git/', '')
  git('update-ref', ref, fields.sha, ...(method === 'POST' ? ['0'.repeat(40)] : []))
} else if (verb === 'view') {
  if (!releases[tag]) process.exit(1)
  console.log(releases[tag].draft)
} else if (verb === 'delete') {
  delete releases[tag]
} else if (verb === 'create') {
  git('rev-parse', '--verify', 'refs/tags/' + tag)
  if (releases[tag] || !options.includes('--draft')) process.exit(1)
  const files = options.filter(arg => arg.endsWith('.tar.gz'))
  const notes = readFileSync(option('--notes-file'), 'utf8').trim()
  releases[tag] = { draft: true, prerelease: options.includes('--prerelease'), latest: false, files, notes }
} else if (verb === 'edit') {
  const latest = options.includes('--latest=true')
  if (latest) for (const each of Object.values(releases)) each.latest = false
  Object.assign(releases[tag], { draft: false, latest })
}
writeFileSync('../releases.json', JSON.stringify(releases))
`

interface Release {
  draft: boolean
  prerelease: boolean
  latest: boolean
  files: string[]
  notes: string
}

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false']
  return execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim()
}

/**
 * Releases one tag after the other: `v1.0.1 from v1.0.0` on a branch that begins there, others on the main branch.
 * After each, what there is: `latest`, and where the major tags are.
 */
function released(
  tags: string[],
  before: Record<string, Partial<Release>> = {},
  version = (tag: string) => tag.slice(1),
) {
  return inFolder(async folder => {
    const [origin, work, bin] = [join(folder, 'origin'), join(folder, 'work'), join(folder, 'bin')]
    git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', origin)
    git(folder, 'clone', '--quiet', origin, work)
    git(work, 'checkout', '--quiet', '-b', 'main')
    git(work, 'commit', '--quiet', '--allow-empty', '--message', 'first')
    for (const name of [bin, join(work, '.ci')]) mkdirSync(name)
    cpSync(join(root, '.ci/release.sh'), join(work, '.ci/release.sh'))
    writeFileSync(join(bin, 'gh'), GH, { mode: 0o755 })
    writeFileSync(join(folder, 'releases.json'), JSON.stringify(before))
    const path = [bin, process.env.PATH].join(delimiter)
    let releases: Record<string, Release> = {}
    const states: string[] = []
    for (const [tag = '', , from = 'main'] of tags.map(each => each.split(' '))) {
      git(work, 'checkout', '--quiet', ...(from === 'main' ? [from] : ['-b', `of-${tag}`, from]))
      writeFileSync(join(work, 'package.json'), JSON.stringify({ version: version(tag) }))
      const heading = `## [${tag.slice(1)}] - 2026-12-01`
      writeFileSync(join(work, 'CHANGELOG.md'), `# Changelog\n\n${heading}\n\nOn ${tag}\n\n## [0.9.0]\n\nOld\n`)
      git(work, 'add', '.')
      git(work, 'commit', '--quiet', '--message', tag)
      git(work, 'tag', '--annotate', tag, '--message', tag)
      git(work, 'push', '--quiet', 'origin', 'HEAD', tag)
      const cwd = join(folder, tag)
      git(folder, 'clone', '--quiet', '--branch', tag, origin, cwd)
      const env = { PATH: path, TAG: tag, DEFAULT_BRANCH: 'main', GITHUB_REPOSITORY: 'o/r' }
      for (const run of shell) execFileSync('bash', ['-eo', 'pipefail', '-c', run], { cwd, env, stdio: 'pipe' })
      releases = JSON.parse(readFileSync(join(folder, 'releases.json'), 'utf8'))
      const majors = git(origin, 'tag', '--list', 'v?', '--format=%(refname:short): %(subject)').replaceAll('\n', ', ')
      const latest = Object.keys(releases).find(each => releases[each]?.latest)
      states.push(`${tag}: latest ${latest}; ${majors}`)
    }
    return { releases, states }
  })
}

describe('a release', () => {
  onLinux('pre-releases, patches, backports and majors, one after the other', async () => {
    const tags = ['v1.0.0-rc.1', 'v1.0.9', 'v1.0.10', 'v1.2.0', 'v1.0.11 from v1.0.10', 'v2.0.0-rc.1', 'v2.0.0']
    const { releases, states } = await released([...tags, 'v1.2.1 from v1.2.0', 'v1.3.0'])
    expect(states).toEqual([
      'v1.0.0-rc.1: latest undefined; ',
      'v1.0.9: latest v1.0.9; v1: v1.0.9',
      'v1.0.10: latest v1.0.10; v1: v1.0.10',
      'v1.2.0: latest v1.2.0; v1: v1.2.0',
      'v1.0.11: latest v1.2.0; v1: v1.2.0',
      'v2.0.0-rc.1: latest v1.2.0; v1: v1.2.0',
      'v2.0.0: latest v2.0.0; v1: v1.2.0, v2: v2.0.0',
      // Not from the main branch, and from it.
      'v1.2.1: latest v2.0.0; v1: v1.2.0, v2: v2.0.0',
      'v1.3.0: latest v2.0.0; v1: v1.3.0, v2: v2.0.0',
    ])
    expect(Object.values(releases).filter(({ draft }) => draft)).toEqual([])
    const prereleases = Object.keys(releases).filter(tag => releases[tag]?.prerelease)
    expect(prereleases).toEqual(['v1.0.0-rc.1', 'v2.0.0-rc.1'])
  })

  onLinux('the first, with its notes and its archive; a draft of a run that was stopped goes', async () => {
    const { releases, states } = await released(['v1.2.3'], { 'v1.2.3': { draft: true } })
    expect(states).toEqual(['v1.2.3: latest v1.2.3; v1: v1.2.3'])
    const files = ['release/supermemory-sync-action-1.2.3.tar.gz']
    expect(releases['v1.2.3']).toMatchObject({ draft: false, notes: 'On v1.2.3', files })
  })

  onLinux('of another version than package.json has: nothing is made', async () => {
    await expect(released(['v1.2.3'], {}, () => '1.2.4')).rejects.toThrow('The tag says 1.2.3, package.json says 1.2.4')
  })
})

onLinux('.ci/fill-placeholders.sh pins the snippets, once and again', async () => {
  await inFolder(async folder => {
    const file = join(folder, 'README.md')
    writeFileSync(
      file,
      'OWNER/supermemory-sync-action/x\n- uses: OWNER/supermemory-sync-action@VERSION\n`me/supermemory-sync-action@v1`\n',
    )
    const script = join(root, '.ci/fill-placeholders.sh')
    const fill = (...args: string[]) => execFileSync('bash', [script, ...args, file], { stdio: 'pipe' })
    for (const [digit, version] of [
      ['a', 'v1.2.3'],
      ['b', 'v10.0.11'],
    ] as const) {
      fill('octo-org', digit.repeat(40), version)
      const pin = `octo-org/supermemory-sync-action@${digit.repeat(40)} # ${version}`
      expect(readFileSync(file, 'utf8')).toBe(
        `octo-org/supermemory-sync-action/x\n- uses: ${pin}\n\`me/supermemory-sync-action@v1\`\n`,
      )
    }
    expect(() => fill('octo-org', 'a'.repeat(40), 'v1.2.3-rc.1')).toThrow('Usage')
  })
})
