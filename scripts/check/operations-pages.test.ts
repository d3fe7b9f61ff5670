import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MAX_IMPORT_BYTES } from '@/lib/domain/import/import-run'
import { MAX_ATTACHMENT_BYTES } from '@/lib/domain/incident/inputs'

const read = (file: string) => readFileSync(file, 'utf8')

test('docs/OPERATIONS.md has a unit that is started again for as long as its database is away', () => {
  const unit = /^```ini\n([\s\S]*?)^```$/m.exec(read('docs/OPERATIONS.md'))?.[1] ?? ''
  // Five starts within ten seconds, each a tenth of a second after the last one failed, are where systemd gives up.
  expect(/^\[Unit\]\n([\s\S]*?)^\[/m.exec(unit)?.[1]).toMatch(/^StartLimitIntervalSec=0$/m)
  expect(/^\[Service\]\n([\s\S]*?)^\[/m.exec(unit)?.[1]).toMatch(/^Restart=on-failure\nRestartSec=[1-9]/m)
})

test('the proxy of docs/SEVERAL_SERVERS.md lets through the largest that is taken', () => {
  const megabytes = Number(/client_max_body_size (\d+)m;/.exec(read('docs/SEVERAL_SERVERS.md'))?.[1])
  expect(megabytes * 1024 * 1024).toBeGreaterThan(Math.max(MAX_IMPORT_BYTES, MAX_ATTACHMENT_BYTES))
})
