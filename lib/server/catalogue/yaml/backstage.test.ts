import { describe, expect, test } from 'vitest'
import { isAppError } from '@/lib/domain/errors'
import { planImport } from '@/lib/server/catalogue/plan-import'
import { readCatalogueFile } from '@/lib/server/catalogue/yaml/catalogue-file'

/** After the examples of https://backstage.io/docs/features/software-catalog/descriptor-format */
const ARTIST = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: Artist.Web
  title: Artist Web
  description: The place to be, for great artists
  labels:
    example.com/custom: custom_label_value
  annotations:
    example.com/service-discovery: artistweb
    circleci.com/project-slug: github/example-org/artist-website
    evenkeel/tier: "2"
    evenkeel/flag-off: Turn off new-player
  tags: [java]
  links:
    - url: https://admin.example-org.com
      title: Admin Dashboard
      icon: dashboard
      type: admin-dashboard
    - url: https://docs.example-org.com/artist
    - url: mailto:artists@example.org
spec:
  type: website
  lifecycle: production
  owner: group:default/Artist-Relations
  system: public-websites
  dependsOn: ['component:default/player', resource:default/artists-db, 'component:gone']
  providesApis: [artist-api]
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: player}
spec:
  type: service
  lifecycle: production
  owner: user:default/ada
  evenkeel:
    tier: 1
    levers:
      roll-back: {how: rollback player, expectedMinutes: 3}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: artist-relations}
spec: {type: team, profile: {displayName: Artist Relations}, children: [], members: [jdoe]}
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: artist-api}
spec: {type: openapi, lifecycle: production, owner: artist-relations, definition: "openapi: 3.0.0"}
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: {name: all}
spec: {targets: [./a.yaml]}
---
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: new-service}
spec: {owner: artist-relations, type: service, steps: []}
---
apiVersion: backstage.io/v1alpha1
kind: Squad
metadata: {name: lions, links: none}
spec: {members: 4, profile: proud}
---
apiVersion: acme.example/v1
kind: Component
metadata: {name: our-own}
spec: [whatever]
---
apiVersion: apps/v1
kind: Deployment
metadata: none
`

const nothing = { teams: [], services: [], archivedKeys: new Set<string>(), emails: new Set<string>() }

describe('[CAT-8] a catalog-info.yaml', () => {
  test('gives services and teams, with what says something about them', async () => {
    const { teams, services } = await readCatalogueFile(ARTIST)
    expect(teams.map(({ entry }) => entry)).toEqual([{ key: 'artist-relations', name: 'Artist Relations' }])
    expect(services.map(({ entry }) => entry)).toEqual([
      {
        key: 'artist-web',
        name: 'Artist Web',
        description: 'The place to be, for great artists',
        team: 'artist-relations',
        tier: 2,
        links: [
          { title: 'Admin Dashboard', url: 'https://admin.example-org.com' },
          { title: 'docs.example-org.com', url: 'https://docs.example-org.com/artist' },
        ],
        dependsOn: ['player', 'gone'],
        levers: { 'flag-off': { how: 'Turn off new-player', url: null, who: '', expectedMinutes: null } },
      },
      {
        key: 'player',
        tier: 1,
        levers: { 'roll-back': { how: 'rollback player', url: null, who: '', expectedMinutes: 3 } },
      },
    ])
  })

  test('says what is left out, and why', async () => {
    const plan = planImport(await readCatalogueFile(ARTIST), nothing)
    expect(plan.leftOut.map(({ document, what, reason }) => `${document} ${what}: ${reason}`)).toEqual([
      '1 Component Artist.Web, links: mailto:artists@example.org is not an http or https link',
      '1 Component Artist.Web, dependsOn: resource:default/artists-db is no component',
      '2 Component player, owner: user:default/ada is no group; teams own services',
      '3 Group artist-relations, members: people are invited, not imported',
      '4 API artist-api: only Components and Groups become services and teams',
      '5 Location all: only Components and Groups become services and teams',
      '6 Template new-service: only Components and Groups become services and teams',
      '7 Squad lions: only Components and Groups become services and teams',
      '8 Component our-own: acme.example/v1 is not backstage.io, whose Components and Groups become services and teams',
      '9 Deployment: apps/v1 is not backstage.io, whose Components and Groups become services and teams',
      '1 artist-web, dependsOn: gone is no service here and not in this file',
    ])
    expect(plan.services.map(({ set }) => [set.key, set.dependsOn])).toEqual([
      ['artist-web', ['player']],
      ['player', undefined],
    ])
    expect(plan.teams).toMatchObject([{ isNew: true, line: { name: 'Artist Relations' } }])
  })

  test('is refused by document and field where it is wrong', async () => {
    const refused = async (text: string) => {
      try {
        return await readCatalogueFile(text)
      } catch (error) {
        return isAppError(error) ? error.message : error
      }
    }
    const entity = (rest: string) => `apiVersion: backstage.io/v1beta1\nkind: Component\n${rest}`
    const foreign = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}'
    expect(await refused(`${foreign}\n---\n${foreign}`)).toMatch(/^document 1, Deployment web: .*nothing else/)
    expect(await refused(`${foreign}\n---\nkey: a`)).toContain('document 2: starts with neither')
    expect(await refused(entity('metadata: {title: x}'))).toContain('document 1, metadata.name')
    expect(await refused(entity('metadata: {name: "..."}'))).toContain('metadata.name: has no letter or digit')
    expect(await refused(entity('metadata: {name: a, annotations: {evenkeel/tier: "9"}}'))).toContain('evenkeel/tier')
    expect(await refused(entity('metadata: {name: a}\nspec: {evenkeel: {teir: 1}}'))).toContain('spec.evenkeel.teir')
    expect(await refused(`${entity('metadata: {name: a.b}')}\n---\n${entity('metadata: {name: a_b}')}`)).toContain(
      'document 2, key: a-b is in document 1 already',
    )
  })
})
