import { z } from 'zod'
import { keyFromName, serviceLinksSchema } from '@/lib/domain/catalogue/catalogue'
import { type LeftOut, serviceEntrySchema, teamEntrySchema } from '@/lib/domain/catalogue/catalogue-content'
import { defined } from '@/lib/domain/defined'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { excerpt } from '@/lib/domain/text'
import { type CatalogueFile, parseEntry } from '@/lib/server/catalogue/yaml/read-entry'
import { wrongYaml, type YamlDocument } from '@/lib/server/catalogue/yaml/read-yaml'

/**
 * As much of an entity of Backstage as says something about a service or a team; the rest is theirs.
 * https://backstage.io/docs/features/software-catalog/descriptor-format
 */
const entitySchema = z.object({
  kind: z.string(),
  metadata: z.object({
    name: z.string().min(1, 'is empty').max(63, 'is longer than 63 characters'),
    title: z.string().optional(),
    description: z.string().optional(),
    annotations: z.record(z.string(), z.string()).default({}),
    links: z.array(z.object({ url: z.string(), title: z.string().optional() })).default([]),
  }),
  spec: z
    .object({
      owner: z.string().optional(),
      dependsOn: z.array(z.string()).optional(),
      members: z.array(z.string()).default([]),
      profile: z.object({ displayName: z.string().optional() }).default({}),
      /** Ours: tier and levers, as in our own documents. */
      evenkeel: serviceEntrySchema.pick({ tier: true, levers: true }).optional(),
    })
    .prefault({}),
})
type Entity = z.output<typeof entitySchema>

/** As much of an entity of any kind as says which it is; what else stands in one is up to its kind. */
const namedSchema = z.object({ kind: z.string(), metadata: entitySchema.shape.metadata.pick({ name: true }) })

/** Templates are of `scaffolder.backstage.io`. */
export const isBackstage = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'apiVersion' in value &&
  typeof value.apiVersion === 'string' &&
  /^(?:[a-z0-9-]+\.)*backstage\.io\//.test(value.apiVersion)

/** What stands where an entity of something else does: a kind of one's own, or a manifest for a cluster. */
const foreignSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string().optional().catch(undefined) }).catch({}),
})

/** Leaves out an entity of something else than Backstage; answers false for what is no entity at all. */
export function leaveForeign({ document, value }: YamlDocument, file: CatalogueFile): boolean {
  const { data } = foreignSchema.safeParse(value)
  if (!data) return false
  const { apiVersion, kind, metadata } = data
  const what = excerpt([kind, metadata.name].filter(Boolean).join(' '), 100)
  const reason = `${excerpt(apiVersion, 80)} is not backstage.io, whose Components and Groups become services and teams`
  file.leftOut.push({ document, what, reason })
  return true
}

/** Components become services and Groups teams; other kinds are left out. */
export function readBackstage({ document, value }: YamlDocument, file: CatalogueFile): void {
  const { kind, metadata: named } = parseEntry(namedSchema, value, document)
  const leave = (what: string, reason: string) =>
    file.leftOut.push({ document, what: `${kind} ${named.name}${what && `, ${what}`}`, reason })
  if (kind !== 'Component' && kind !== 'Group') {
    leave('', 'only Components and Groups become services and teams')
    return
  }
  const entity = parseEntry(entitySchema, value, document)
  const { metadata } = entity
  if (kind === 'Component') {
    const entry = parseEntry(serviceEntrySchema, componentOf(entity, document, leave), document)
    file.services.push({ document, isForeign: true, entry })
  } else {
    const { members, profile } = entity.spec
    if (members.length > 0) leave('members', 'people are invited, not imported')
    const name = shortened(metadata.title ?? profile.displayName, 100)
    const entry = parseEntry(teamEntrySchema, defined({ key: keyOf(metadata.name, document), name }), document)
    file.teams.push({ document, isForeign: true, entry })
  }
}

type Leave = (what: string, reason: LeftOut['reason']) => void

function componentOf({ metadata, spec }: Entity, document: number, leave: Leave) {
  const { title, description, annotations } = metadata
  if (description !== undefined && description.trim().length > 1000) leave('description', 'cut to 1,000 characters')
  const team = spec.owner === undefined ? undefined : refKey(spec.owner, 'group')
  if (spec.owner !== undefined && !team) leave('owner', `${spec.owner} is no group; teams own services`)
  const { tier, levers } = spec.evenkeel ?? {}
  return defined({
    key: keyOf(metadata.name, document),
    name: shortened(title, 100),
    description: shortened(description, 1000),
    team: team ?? undefined,
    tier: tier ?? tierOf(annotations['evenkeel/tier'], document),
    links: linksOf(metadata, leave),
    dependsOn: spec.dependsOn?.flatMap((ref) => {
      const key = refKey(ref, 'component')
      if (!key) leave('dependsOn', `${ref} is no component`)
      return key ?? []
    }),
    levers: levers ?? leversOf(annotations),
  })
}

function linksOf({ links }: Entity['metadata'], leave: Leave) {
  if (links.length === 0) return undefined
  return links.flatMap(({ url, title }) => {
    const link = { title: shortened(title || hostOf(url), 80), url }
    if (serviceLinksSchema.safeParse([link]).success) return [link]
    leave('links', `${excerpt(url, 80)} is not an http or https link`)
    return []
  })
}

/** For those who cannot extend `spec`: `evenkeel/roll-back: how`. */
function leversOf(annotations: Record<string, string>) {
  const levers = leverKindSchema.options.flatMap((kind) => {
    const how = annotations[`evenkeel/${kind}`]
    return how === undefined ? [] : [[kind, { how }] as const]
  })
  return levers.length === 0 ? undefined : Object.fromEntries(levers)
}

/** An annotation is always text. */
function tierOf(text: string | undefined, document: number): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-4]$/.test(text)) return Number(text)
  throw wrongYaml(document, 'metadata.annotations.evenkeel/tier', 'is not 1, 2, 3 or 4')
}

/** The key of `[kind:][namespace/]name`; null for a reference to another kind. */
function refKey(ref: string, kind: string): string | null {
  const [, of = kind, name = ''] = /^(?:([^:/]+):)?(?:[^:/]+\/)?([^:/]+)$/.exec(ref.trim()) ?? []
  return of.toLowerCase() === kind ? keyFromName(name) || null : null
}

/** Names of Backstage may have capitals, dots and underscores. */
function keyOf(name: string, document: number): string {
  const key = keyFromName(name)
  if (key === '') throw wrongYaml(document, 'metadata.name', 'has no letter or digit')
  return key
}

function shortened(text: string | undefined, max: number): string | undefined {
  const trimmed = text?.trim()
  return trimmed && trimmed.length > max ? excerpt(trimmed, max) : trimmed
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '') || 'Link'
