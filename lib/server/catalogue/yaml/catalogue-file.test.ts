import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueContent } from '@/lib/domain/catalogue/catalogue-content'
import { isAppError } from '@/lib/domain/errors'
import { type LeverKind, leverKindSchema } from '@/lib/domain/incident/lever'
import { planImport } from '@/lib/server/catalogue/plan-import'
import { readCatalogueFile } from '@/lib/server/catalogue/yaml/catalogue-file'
import { writeCatalogue } from '@/lib/server/catalogue/yaml/write-catalogue'

const refusal = async (text: string): Promise<string> => {
  try {
    await readCatalogueFile(text)
  } catch (error) {
    if (isAppError(error)) return `${error.code}: ${error.message}`
    throw error
  }
  return 'taken'
}

describe('[CAT-6] a catalogue of our own', () => {
  test('is read however many people were added to a team one after the other', async () => {
    const members = Array.from({ length: 201 }, (_, at) => `person-${at}@example.org`)
    const file = await readCatalogueFile(
      writeCatalogue({ teams: [{ key: 'all', name: 'All', members }], services: [] }),
    )
    expect(file.teams[0]?.entry.members).toEqual(members)
  })

  test('changes nothing whatever order the database sorts the people of a team in', async () => {
    const members = ['ada@example.org', 'ada-b@example.org']
    const known = { key: 'payments', name: 'Payments', members }
    const file = await readCatalogueFile(writeCatalogue({ teams: [known], services: [] }))
    const plan = planImport(file, { teams: [known], services: [], archivedKeys: new Set(), emails: new Set(members) })
    expect(plan).toMatchObject({ teams: [], unchanged: 1 })
  })

  test('is teams and services, and what is left out is not said', async () => {
    const file = await readCatalogueFile(`
evenkeel: team
key: payments
name: Payments
members: [ravi@example.org]
---
evenkeel: service
key: checkout
team: payments
tier: 1
links: [{title: Dashboard, url: https://grafana.example.org}]
dependsOn: [ledger, ledger]
levers:
  roll-back:
    how: |
      rollback checkout
      watch the errors
    expectedMinutes: 5
`)
    expect(file.teams).toMatchObject([{ document: 1, entry: { key: 'payments', members: ['ravi@example.org'] } }])
    expect(file.services).toEqual([
      {
        document: 2,
        isForeign: false,
        entry: {
          key: 'checkout',
          team: 'payments',
          tier: 1,
          links: [{ title: 'Dashboard', url: 'https://grafana.example.org' }],
          dependsOn: ['ledger'],
          levers: {
            'roll-back': { how: 'rollback checkout\nwatch the errors', url: null, who: '', expectedMinutes: 5 },
          },
        },
      },
    ])
  })

  test.each([
    ['evenkeel: service\nkey: Up', 'document 1, key: is not made of lower-case'],
    ['evenkeel: service\nkey: a\ntier: 9', 'document 1, tier: is not 1, 2, 3 or 4'],
    ['evenkeel: team\nkey: a\n---\nevenkeel: service\nkey: a\nwhat: 1', 'document 2, what: is not a known field'],
    ['evenkeel: service\nkey: a\nlevers: {restart: {how: x}}', 'document 1, levers'],
    ['evenkeel: service\nkey: a\nlevers: {roll-back: {how: ""}}', 'document 1, levers.roll-back.how: is empty'],
    ['evenkeel: service\nkey: a\nlinks: [{title: x, url: "javascript:alert(1)"}]', 'links.0.url: is not an http'],
    ['evenkeel: database\nkey: a', 'document 1, evenkeel: is neither “team” nor “service”'],
    ['evenkeel: team\nkey: a\n---\nevenkeel: team\nkey: a', 'document 2, key: a is in document 1 already'],
    ['evenkeel: team\nkey: a\nkey: b', 'document 1, key: is there twice'],
    ['key: a', 'document 1: starts with neither'],
    ['just text', 'document 1: starts with neither'],
    ['- a', 'document 1: starts with neither'],
    ['a: [b', 'document 1, line 1'],
    ['evenkeel: team\nkey: a\n---\na: "b', 'document 2, line'],
    ['evenkeel: team\nkey: a\n---\nevenkeel: team\nkey: b\nname: {a: [x, y z: "]}', 'document 2, line 6'],
    ['a: ]\n---\nevenkeel: team\nkey: a', 'document 1, line 1: Unexpected flow-seq-end'],
    ['? [a]\n: b', 'uses “? key”'],
    ['[a]: b', 'has a key that is not text'],
  ])('[CAT-7] is refused with the place of what is wrong: %j', async (text, message) => {
    expect(await refusal(text)).toContain('invalid_input: ')
    expect(await refusal(text)).toContain(message)
  })

  test('[CAT-7] is refused before it costs much', async () => {
    const laughs = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key, at) => {
      const before = 'abcdefgh'[at]
      return `${key}: &${key} [${Array(9).fill(`*${before}`).join(',')}]`
    })
    expect(await refusal(`a: &a [x,x,x,x,x,x,x,x,x]\n${laughs.join('\n')}`)).toContain('uses too many aliases')
    const many = Array.from({ length: 2000 }, (_, at) => `- &a${at} 1\n- *a${at}`).join('\n')
    expect(await refusal(many)).toContain('uses too many aliases')
    for (const open of ['[', '{a: ', '- ']) expect(await refusal(open.repeat(20_000))).toContain('is nested too deeply')
    expect(await refusal('? '.repeat(100_000))).toContain('uses “? key”')
    const keys = Array.from({ length: 5000 }, (_, at) => `a${at}: 1`).join('\n')
    expect(await refusal(keys)).toContain('document 1: starts with neither')
    expect(await refusal('---\n'.repeat(3000))).toContain('has more than 2000 documents')
  })

  test.each([
    ['"\\q\\q', '\\q', 'Invalid escape sequence'],
    [']', ']', 'Unexpected flow-seq-end'],
    ['[', ',', 'has more in it than'],
    ['', 'a: "b\n', 'has more in it than'],
    ['', '- \tb\n', 'has more in it than'],
    ['', '%\n', 'has more in it than'],
    ['', '--- "\n', 'document 1, line 1: Missing closing'],
  ])(
    '[CAT-7] a megabyte that is wrong throughout is refused at the first of it: %j, %j',
    async (head, part, message) => {
      const text = head + part.repeat((1_000_000 - head.length) / part.length)
      const before = process.threadCpuUsage()
      expect(await refusal(text)).toContain(message)
      const { user } = process.threadCpuUsage(before)
      expect(user / 1000).toBeLessThan(500)
    },
  )

  test('[CAT-7] others are answered while a large one is read', async () => {
    const levers = { 'roll-back': { how: 'Roll it back.\n'.repeat(20), url: null, who: '', expectedMinutes: 3 } }
    const rest = { description: 'Words.\n'.repeat(20), team: null, tier: 1 as const, links: [], dependsOn: [], levers }
    const services = Array.from({ length: 1500 }, (_, at) => ({ key: `s-${at}`, name: `Service ${at}`, ...rest }))
    const text = writeCatalogue({ teams: [], services })
    expect(text.length).toBeGreaterThan(900_000)
    let turns = 0
    let isReading = true
    const turn = () => {
      turns += 1
      if (isReading) setImmediate(turn)
    }
    turn()
    const file = await readCatalogueFile(text)
    isReading = false
    expect(file.services).toHaveLength(1500)
    expect(turns).toBeGreaterThan(20)
  })

  test('[CAT-7] reads nothing from nothing', async () => {
    for (const text of ['', '\n', '# nothing\n', '---\n---\n', '\ufeff']) {
      expect(await readCatalogueFile(text)).toEqual({ teams: [], services: [], leftOut: [] })
    }
  })

  test('[CAT-7] does not reach a prototype', async () => {
    expect(await refusal('evenkeel: team\nkey: a\n__proto__: {name: x}')).toContain('__proto__: is not a known field')
    expect(Object.hasOwn(Object.prototype, 'name')).toBe(false)
  })
})

const text = (max: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: max })
    .map((value) => value.replaceAll('\u0000', '').slice(0, max).trim())
    .filter((value) => value.length > 0 && value.isWellFormed())
const lines = fc
  .array(text(30), { minLength: 1, maxLength: 4 })
  .chain((parts) =>
    fc.constantFrom('\n', '\r\n', '\n\n', '\n  ', '\t', ': ', ' #', '\u2028').map((between) => parts.join(between)),
  )
const number = fc.integer({ min: 0, max: 9 })
const key = (kind: string) => number.map((at) => `${kind}-${at}`)
const address = fc.nat({ max: 99 }).map((at) => `https://example.org/a%20b?x=${at}&y=#z`)
const link = fc.record({ title: text(40), url: address })
const lever = fc.record({
  how: lines,
  url: fc.option(address),
  who: fc.oneof(fc.constant(''), text(50)),
  expectedMinutes: fc.option(fc.integer({ min: 1, max: 1440 })),
})
const levers = fc
  .uniqueArray(fc.constantFrom<LeverKind>(...leverKindSchema.options))
  .chain((kinds) => fc.record(Object.fromEntries(kinds.map((kind) => [kind, lever]))))

const emails = fc.uniqueArray(
  number.map((at) => `person-${at}@example.org`),
  { maxLength: 4 },
)
const content: fc.Arbitrary<CatalogueContent> = fc.record({
  teams: fc.uniqueArray(fc.record({ key: key('team'), name: text(60), members: emails.map((all) => all.sort()) }), {
    selector: (team) => team.key,
  }),
  services: fc.uniqueArray(
    fc.record({
      key: key('service'),
      name: text(60),
      description: fc.oneof(fc.constant(''), lines),
      team: fc.option(key('team')),
      tier: fc.option(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const)),
      links: fc.array(link, { maxLength: 3 }),
      dependsOn: fc.uniqueArray(key('service'), { maxLength: 5 }).map((all) => all.sort()),
      levers,
    }),
    { selector: (service) => service.key },
  ),
})

/** Names only what is there, and never itself. */
const sound = ({ teams, services }: CatalogueContent): CatalogueContent => {
  const has = new Set([...teams, ...services].map((one) => one.key))
  return {
    teams,
    services: services.map((service) => ({
      ...service,
      team: service.team && has.has(service.team) ? service.team : null,
      dependsOn: service.dependsOn.filter((other) => has.has(other) && other !== service.key),
    })),
  }
}

test('[CAT-6] what is written is read back as it was, whatever the words: an import of an export changes nothing', async () => {
  fc.assert(
    fc.asyncProperty(content.map(sound), async (catalogue) => {
      const file = await readCatalogueFile(writeCatalogue(catalogue))
      expect({
        teams: file.teams.map(({ entry }) => entry),
        services: file.services.map(({ entry }) => entry),
      }).toEqual(catalogue)
      const known = new Set(catalogue.teams.flatMap(({ members }) => members))
      const plan = planImport(file, { ...catalogue, archivedKeys: new Set(), emails: known })
      const { length } = [...catalogue.teams, ...catalogue.services]
      expect(plan).toEqual({ teams: [], services: [], unchanged: length, leftOut: [] })
    }),
  )
})
