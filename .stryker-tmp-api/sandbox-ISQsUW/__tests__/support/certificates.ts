/** Certificates made when they are needed. Each is its own authority: trusted by naming it, or else self-signed. */
// @ts-nocheck

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

const DAY_MS = 86_400_000

export interface Certificate {
  key: string
  cert: string
}

/** `names`: host names or IPv4 addresses. Valid from yesterday for `days` days, which may be negative: expired. */
export async function makeCertificate(names: string[], days = 30): Promise<Certificate> {
  const altNames = names.map(name =>
    /^[\d.]+$/.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  )
  const now = Date.now()
  const made = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - Math.max(1, 2 - days) * DAY_MS),
    notAfterDate: new Date(now + days * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { key: made.private, cert: made.cert }
}

/** The certificate as a file, as `NODE_EXTRA_CA_CERTS` wants it. `remove` when done. */
export function certificateFile({ cert }: Certificate): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  const path = join(folder, 'ca.pem')
  writeFileSync(path, cert)
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
