import { globSync, readFileSync } from 'node:fs'
import { publicCommands } from '@/lib/domain/incident/commands/registry'
import { operations } from '@/lib/server/openapi/document'
import type { Operation } from '@/lib/server/openapi/operation'
import type { Postmortem } from './canary-postmortem.ts'

export type { Operation }
export { operations }

/** Every method of every route there is, as `GET /api/v1/incidents/{idOrKey}`, read from the source. */
export function routesInSource(): string[] {
  return globSync('app/**/route.ts').flatMap((file) => {
    const path = pathOf(file)
    const text = readFileSync(file, 'utf8')
    const named = [...text.matchAll(/^export (?:const|async function|function) ([A-Z]+)\b/gm)].map(([, name]) => name)
    const renamed = [...text.matchAll(/^export \{(.*)\}/gm)].flatMap(([, list = '']) =>
      [...list.matchAll(/\b(?:as )?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)].map(([, name]) => name),
    )
    return [...named, ...renamed].map((method) => `${method} ${path}`)
  })
}

/** The address of every page there is. */
export const pagesInSource = (): string[] => globSync('app/**/page.tsx').map(pathOf)

const pathOf = (file: string): string => {
  const segments = file.split('/').slice(1, -1)
  const shown = segments.filter((segment) => !segment.startsWith('('))
  return `/${shown.map((segment) => segment.replace(/^\[(.+)\]$/, '{$1}')).join('/')}`
}

/** Every event that a client can send to the hub, read from the source. */
export function socketEventsInSource(): string[] {
  const files = globSync('lib/server/realtime/*.ts').filter((file) => !file.includes('.test.'))
  const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bsocket\.on\('([\w-]+)'/g)])
  const ofSocketIo = new Set(['disconnecting', 'disconnect', 'error'])
  return [...new Set(found.map(([, name = '']) => name))].filter((name) => !ofSocketIo.has(name))
}

/** The route in the source that an operation of the API document is served by. */
export const routeOf = ({ method, path }: Operation): string =>
  `${method.toUpperCase()} ${path.replace(/commands\/[\w-]+$/, 'commands/{name}')}`

export const isCommand = ({ path }: Operation): boolean => /\/commands\/[\w-]+$/.test(path)
export const commandNames = publicCommands.map(({ name }) => name)

/** Puts what belongs to a postmortem into the path of an operation or a page. */
export function fillPostmortem(
  path: string,
  { threadId, commentId, editionId, preventionIds: [preventionId = ''], publicPath }: Postmortem,
): string {
  return path
    .replace('/threads/{id}', `/threads/${threadId}`)
    .replace('/comments/{id}', `/comments/${commentId}`)
    .replace('/editions/{id}', `/editions/${editionId}`)
    .replace('/preventions/{id}', `/preventions/${preventionId}`)
    .replace('/public/{token}', publicPath)
    .replace('{version}', '1')
}
