import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseSettings } from '@/lib/server/settings'

interface Service {
  image: string
  environment: Record<string, string>
  volumes: string[]
  ports?: string[]
  depends_on?: Record<string, unknown>
}

const read = (file: string) => readFileSync(file, 'utf8')
const dockerfile = read('Dockerfile')
const caddyfile = read('deploy/Caddyfile')
const text = read('compose.yaml')
const { services }: { services: Record<string, Service> } = parse(text, { merge: true })

/** The variables that compose refuses to start without. */
const asked = [...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name ?? '')
const given: Record<string, string> = {
  PUBLIC_URL: 'https://incidents.example.org',
  AUTH_SECRET: 'a'.repeat(64),
  POSTGRES_PASSWORD: 'b'.repeat(48),
}
const filledIn = (value: string) => value.replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, name: string) => given[name] ?? '')
/** What the image sets by itself. */
const ofImage = Object.fromEntries(
  [...dockerfile.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) =>
    line.split(' ').map((pair) => pair.split(/=(.*)/).slice(0, 2)),
  ),
)

test('[NODE-7] what compose asks for is in .env.example, and nothing secret has a default', () => {
  const example = read('.env.example')
  const empty = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name)
  expect(empty.toSorted()).toEqual([...new Set(asked)].toSorted())
  expect([...text.matchAll(/\$\{(\w+)(?!:\?)[:}-]/g)].map(([, name]) => name)).toEqual([])
  expect(text).not.toMatch(/(SECRET|PASSWORD|TOKEN): (?!\$\{)/)
})

test('[NODE-7] both servers have settings that Evenkeel takes, the same but for their data', () => {
  const { one, two } = services
  expect({ ...one, volumes: [] }).toEqual({ ...two, volumes: [] })
  expect(one?.volumes).not.toEqual(two?.volumes)
  const environment = Object.fromEntries(
    Object.entries(one?.environment ?? {}).map(([name, value]) => [name, filledIn(value)]),
  )
  const settings = parseSettings({ ...ofImage, ...environment })
  expect(settings).toMatchObject({ port: 3000, host: '0.0.0.0', dataDirectory: '/data', trustProxy: true })
  for (const address of [settings.databaseUrl, settings.redisUrl]) {
    expect(services).toHaveProperty(new URL(address ?? '').hostname)
  }
  expect(services.postgres?.environment.POSTGRES_DB).toBe(new URL(settings.databaseUrl ?? '').pathname.slice(1))
  const known = read('docs/SETTINGS.md') + read('.env.example')
  for (const name of Object.keys(environment)) expect(known, name).toContain(`${name}`)
})

test('[NODE-7] the proxy leads to both servers, where the image listens and says that it is ready', () => {
  const { proxy } = services
  expect(proxy?.environment.UPSTREAMS?.split(' ')).toEqual(['one:3000', 'two:3000'])
  expect(dockerfile).toContain('EXPOSE 3000')
  for (const [, name = ''] of caddyfile.matchAll(/\{\$(\w+)\}/g)) expect(proxy?.environment).toHaveProperty(name)
  const probe = /health_uri (\S+)/.exec(caddyfile)?.[1] ?? ''
  expect(dockerfile).toContain(probe)
  expect(read('lib/server/front/probes.ts')).toContain(`'${probe}'`)
  expect(proxy?.volumes.some((volume) => volume.startsWith('./deploy/Caddyfile:'))).toBe(true)
})

test('[NODE-7] the image starts what exists, as an ordinary user, and leaves nothing out that the build reads', () => {
  for (const [file] of dockerfile.matchAll(/scripts\/[\w-]+\.ts/g)) expect(existsSync(file), file).toBe(true)
  expect(dockerfile.match(/^USER (\w+)$/m)?.[1]).toBe('node')
  expect(dockerfile).toContain(`FROM node:${read('.nvmrc').split('.')[0]}-`)
  const sources =
    read('scripts/installation/build.ts')
      .match(/const (?:server|page)Sources = \[[^\]]*\]/g)
      ?.join() ?? ''
  const ignored = read('.dockerignore').split('\n')
  for (const [, source = ''] of sources.matchAll(/'([^']+)'/g)) expect(ignored).not.toContain(source)
})
