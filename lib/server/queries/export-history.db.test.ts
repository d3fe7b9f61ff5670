import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { EXPORT_HEADING, exportLine } from '@/lib/domain/history/export-table'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'
import { streamedFile } from '@/lib/server/http/streamed-file'
import { exportHistory, historyExportSchema } from '@/lib/server/queries/export-history'
import { historyListSchema, listHistory } from '@/lib/server/queries/list-history'
import { anAdmin, anIncident, aPerson, aService, run } from '@/lib/testing/factories'

const fileOf = async (actor: PersonActor, query: Record<string, string>): Promise<string> => {
  const pieces = await exportHistory(actor, historyExportSchema.parse(query))
  return streamedFile('file', 'text/plain', pieces).text()
}

const listOf = (actor: PersonActor, query: Record<string, string>) =>
  listHistory(actor, historyListSchema.parse({ limit: '100', ...query })).then(({ incidents }) => incidents)

describe('the export of history', () => {
  let ada: PersonActor
  let admin: PersonActor
  beforeAll(async () => {
    ada = await aPerson({ name: '@Ada' })
    admin = await anAdmin()
    const service = await aService({ name: '=HYPERLINK("https://example.org")' })
    for (const title of ['=1+1', '+49 30', '-2', '@SUM(A1)', 'Two\r\nlines, "quoted"', 'Plain', '\t=tab']) {
      await anIncident({ by: ada, title, serviceIds: [service.id] })
    }
    const hidden = await anIncident({ by: admin, title: 'Nobody knows' })
    await run(hidden, 'set-privacy', { visibility: 'private' }, admin)
  })

  it('[HISTORY-4] is the list, as CSV that opens with the same cells and no formula', async () => {
    for (const query of [{}, { sort: 'title' }, { severity: 'sev1' }] as Record<string, string>[]) {
      const text = await fileOf(ada, { ...query, format: 'csv' })
      const lines: string[][] = parse(text)
      const listed = await listOf(ada, query)
      expect(lines[0]).toEqual(EXPORT_HEADING)
      const asText = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
      expect(lines.slice(1)).toEqual(listed.map((incident) => exportLine(incident).map(asText)))
      for (const cell of lines.slice(1).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      expect(text).not.toContain('Nobody knows')
    }
  })

  it('[HISTORY-4] begins with a byte-order mark where it is asked for, and never as JSON', async () => {
    const begin = async (query: Record<string, string>) => {
      const pieces = await exportHistory(ada, historyExportSchema.parse(query))
      // Read as bytes: reading as text leaves the mark out.
      const file = Buffer.from(await streamedFile('file', 'text/plain', pieces).arrayBuffer())
      return file.toString().slice(0, 4)
    }
    const heading = EXPORT_HEADING.join(',')
    expect(await begin({ format: 'csv', bom: 'true' })).toBe(`\uFEFF${heading.slice(0, 3)}`)
    expect(await begin({ format: 'csv' })).toBe(heading.slice(0, 4))
    expect(await begin({ format: 'json', bom: 'true' })).toBe('[\n{"')
  })

  it('[HISTORY-4] is the list, as JSON', async () => {
    for (const query of [{}, { sort: '-title' }, { kind: 'security' }] as Record<string, string>[]) {
      const found: ListedIncident[] = JSON.parse(await fileOf(ada, { ...query, format: 'json' }))
      expect(found).toEqual(await listOf(ada, query))
    }
    expect(await fileOf(admin, { format: 'json' })).toContain('Nobody knows')
  })

  it('[HISTORY-4] is made no faster than it is taken, and no more once nobody takes it', async () => {
    let made = 0
    let isOver = false
    async function* endless() {
      try {
        for (;;) yield `${++made}\n`
      } finally {
        isOver = true
      }
    }
    const reader = streamedFile('file', 'text/plain', endless()).body?.getReader()
    await reader?.read()
    expect(made).toBeLessThan(4)
    await reader?.cancel()
    expect(isOver).toBe(true)
  })
})
