import type {
  CatalogueContent,
  FieldChange,
  ImportLine,
  LeftOut,
  ServiceEntry,
  TeamEntry,
} from '@/lib/domain/catalogue/catalogue-content'
import { defined } from '@/lib/domain/defined'
import { LEVER_NAMES, leverKindSchema } from '@/lib/domain/incident/lever'
import { excerpt } from '@/lib/domain/text'
import { fieldWords } from '@/lib/server/catalogue/field-words'
import type { CatalogueFile, Placed } from '@/lib/server/catalogue/yaml/read-entry'
import { wrongYaml } from '@/lib/server/catalogue/yaml/read-yaml'

/** What there is, as far as an import looks at it. */
export interface KnownCatalogue extends CatalogueContent {
  archivedKeys: ReadonlySet<string>
  /** Addresses of the people of the organisation, in small letters. */
  emails: ReadonlySet<string>
}

/** What to write of one entry: only what differs. */
interface Planned<Entry> {
  key: string
  isNew: boolean
  set: Partial<Entry>
  line: ImportLine
}

export interface ImportPlan {
  teams: Planned<TeamEntry>[]
  services: Planned<ServiceEntry>[]
  unchanged: number
  leftOut: LeftOut[]
}

/**
 * What an import of this file has to write, which is nothing for what is so already. Lists that a file gives replace
 * those there are, but for people and levers: these are added or changed, never taken away. Throws `invalid_input`
 * naming document and field for a team or service that is named and is nowhere.
 */
export function planImport(file: CatalogueFile, known: KnownCatalogue): ImportPlan {
  const plan: ImportPlan = { teams: [], services: [], unchanged: 0, leftOut: [...file.leftOut] }
  for (const placed of file.teams) planTeam(plan, placed, known)
  const teamKeys = new Set([...known.teams, ...file.teams.map(({ entry }) => entry)].map(({ key }) => key))
  const serviceKeys = new Set([...known.services, ...file.services.map(({ entry }) => entry)].map(({ key }) => key))
  for (const placed of file.services) {
    if (known.archivedKeys.has(placed.entry.key)) {
      leave(plan, placed, placed.entry.key, 'is archived here; take it into use again first')
    } else planService(plan, placed, known, { teamKeys, serviceKeys })
  }
  return plan
}

function planTeam(plan: ImportPlan, placed: Placed<TeamEntry>, known: KnownCatalogue): void {
  const { members, ...entry } = placed.entry
  const current = known.teams.find(({ key }) => key === entry.key)
  const isKnown = (email: string) => known.emails.has(email.toLowerCase())
  for (const email of members?.filter((one) => !isKnown(one)) ?? []) {
    leave(plan, placed, `${entry.key}, members`, `nobody here has the address ${email}; invite them first`)
  }
  const found = members?.filter(isKnown).map((email) => email.toLowerCase())
  // Those there are stay in the order in which they came: a database may sort addresses otherwise than we would.
  const all = found && [...new Set([...(current?.members ?? []), ...found])]
  const wanted = defined({ ...entry, members: all })
  keep(plan, plan.teams, wanted, { kind: 'team', name: wanted.name ?? current?.name ?? entry.key, current })
}

interface KnownKeys {
  teamKeys: ReadonlySet<string>
  serviceKeys: ReadonlySet<string>
}

function planService(
  plan: ImportPlan,
  placed: Placed<ServiceEntry>,
  known: KnownCatalogue,
  { teamKeys, serviceKeys }: KnownKeys,
): void {
  const { team, dependsOn, levers, ...entry } = placed.entry
  const isTeamKnown = !team || teamKeys.has(team)
  if (!isTeamKnown) unresolved(plan, placed, 'team', `${team} is no team here and not in this file`)
  const isNeeded = (key: string) => {
    if (known.archivedKeys.has(key)) leave(plan, placed, `${entry.key}, dependsOn`, `${key} is archived here`)
    else if (key === entry.key) unresolved(plan, placed, 'dependsOn', 'names the service itself')
    else if (serviceKeys.has(key)) return true
    else unresolved(plan, placed, 'dependsOn', `${key} is no service here and not in this file`)
    return false
  }
  const current = known.services.find(({ key }) => key === entry.key)
  const wanted = defined({
    ...entry,
    team: isTeamKnown ? team : undefined,
    dependsOn: dependsOn?.filter(isNeeded).sort(),
    levers: levers && differing(levers, current?.levers),
  })
  keep(plan, plan.services, wanted, { kind: 'service', name: wanted.name ?? current?.name ?? entry.key, current })
}

interface Kept<Entry> {
  kind: ImportLine['kind']
  name: string
  current: Entry | undefined
}

function keep<Entry extends { key: string }>(
  plan: ImportPlan,
  list: Planned<Entry>[],
  set: Entry,
  { kind, name, current }: Kept<Entry>,
): void {
  const { key } = set
  const changes = changesOf(set, current)
  if (current && changes.length === 0) plan.unchanged += 1
  else list.push({ key, isNew: !current, set, line: { kind, key, name, changes } })
}

function leave(plan: ImportPlan, { document }: Placed<unknown>, what: string, reason: string): void {
  plan.leftOut.push({ document, what, reason })
}

/** Left out of a foreign file, refused in one of ours. */
function unresolved(plan: ImportPlan, placed: Placed<{ key: string }>, field: string, reason: string): void {
  if (!placed.isForeign) throw wrongYaml(placed.document, field, reason)
  leave(plan, placed, `${placed.entry.key}, ${field}`, reason)
}

/** What an entry would change, field by field; each lever is a field of its own. */
function changesOf(wanted: Partial<ServiceEntry & TeamEntry>, current: Partial<ServiceEntry & TeamEntry> | undefined) {
  const { levers = {}, key: _, ...fields } = wanted
  const changes: FieldChange[] = []
  for (const [field, to] of Object.entries(fields)) {
    const from: unknown = current?.[field as keyof typeof fields]
    if (isSame(from, to) || (!current && isEmpty(to))) continue
    changes.push({ field, from: current ? fieldWords(from) : null, to: fieldWords(to) })
  }
  for (const kind of leverKindSchema.options) {
    const [from, to] = [current?.levers?.[kind], levers[kind]]
    if (!to || isSame(from, to)) continue
    changes.push({ field: LEVER_NAMES[kind], from: from ? excerpt(from.how, 80) : null, to: excerpt(to.how, 80) })
  }
  return changes
}

type Levers = NonNullable<ServiceEntry['levers']>

const differing = (levers: Levers, current: Levers | undefined): Levers =>
  Object.fromEntries(
    leverKindSchema.options.flatMap((kind) => {
      const lever = levers[kind]
      return lever && !isSame(lever, current?.[kind]) ? [[kind, lever]] : []
    }),
  )

const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Whatever the order of the keys. */
const isSame = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right)

const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  )
