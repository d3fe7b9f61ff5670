'use client'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { errorOfAnswer, jsonOf, unreachable } from '@/lib/client/answer-error'
import { api } from '@/lib/client/api'
import type { ImportMapping } from '@/lib/domain/import/import-mapping'
import type { ImportLine, ImportRunDetail, ImportRunView } from '@/lib/domain/import/import-run'
import type { ImportSource } from '@/lib/domain/incident/values'

const IMPORTS = ['imports'] as const
const runKey = (id: string) => [...IMPORTS, 'one', id] as const
const EVERY_MS = 1000
/** Twenty megabytes on a bad network take long: what counts is that something moves. */
const STALLED_MS = 120_000

interface OneImport {
  import: ImportRunDetail
}

/** The last imports; asked for again as long as one of them is being written. */
export const useImports = (initial: ImportRunView[]) =>
  useQuery({
    queryKey: [...IMPORTS, 'list'],
    queryFn: () => api<{ imports: ImportRunView[] }>('GET', '/api/v1/imports'),
    initialData: { imports: initial },
    select: ({ imports }) => imports,
    refetchInterval: ({ state }) => (state.data?.imports.some(isRunning) ? EVERY_MS : false),
  })

const isRunning = ({ state }: Pick<ImportRunView, 'state'>): boolean => state === 'running'

/** One import; asked for every second while it is being written, whoever began it. */
export const useImportRun = (initial: ImportRunDetail) =>
  useQuery({
    queryKey: runKey(initial.id),
    queryFn: () => api<OneImport>('GET', `/api/v1/imports/${initial.id}`),
    initialData: { import: initial },
    select: (answer) => answer.import,
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.import) ? EVERY_MS : false),
  })

export interface ImportLinesQuery {
  state: ImportLine['state'] | null
  remarked: boolean
}

interface Lines {
  lines: ImportLine[]
  nextCursor: number | null
}

/** The report of an import, a page at a time. `version` is anything that changes when it has to be read again. */
export const useImportLines = (id: string, { state, remarked }: ImportLinesQuery, version: string) =>
  useInfiniteQuery({
    queryKey: [...IMPORTS, 'lines', id, state, remarked, version],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ cursor: String(pageParam), limit: '50' })
      if (state) query.set('state', state)
      if (remarked) query.set('remarked', 'true')
      return api<Lines>('GET', `/api/v1/imports/${id}/report?${query}`)
    },
    initialPageParam: 0,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  })

/** The whole report as a file. */
export const importReportPath = (id: string): string => `/api/v1/imports/${id}/report?format=csv&bom=true`

/** Changes one import and shows what it is then: settles its mapping, runs or stops it. */
export function useImportChange(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (
      change: { kind: 'try'; mapping: ImportMapping } | { kind: 'run' | 'stop'; mapping?: ImportMapping },
    ) =>
      change.kind === 'try'
        ? send<OneImport>('PUT', `/api/v1/imports/${id}/mapping`, 'application/json', JSON.stringify(change.mapping))
        : api<OneImport>('POST', `/api/v1/imports/${id}/${change.kind}`, change.mapping && { mapping: change.mapping }),
    onSuccess: (answer) => queries.setQueryData(runKey(id), answer),
    onSettled: () => queries.invalidateQueries({ queryKey: IMPORTS }),
  })
}

/** Forgets a file of which nothing was written. */
export function useForgetImport(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api<void>('DELETE', `/api/v1/imports/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...IMPORTS, 'list'] }),
  })
}

export interface ImportFile {
  /** Made by us, so that it can be sent again. */
  id: string
  source: ImportSource
  file: File
}

/** Sends a file to be imported. `onSent` is told how much of it is there, from 0 to 1. Throws AppError as `api` does. */
export const sendImportFile = (
  { id, source, file }: ImportFile,
  onSent: (part: number) => void,
): Promise<OneImport> => {
  const query = new URLSearchParams({ id, source, name: file.name.slice(0, 200) })
  const type = source === 'csv' ? 'text/csv' : 'application/json'
  return send('POST', `/api/v1/imports?${query}`, type, file, onSent)
}

/**
 * As `api`, for what takes long: a file that is sent, and thousands of incidents that are tried. `unavailable` when
 * nothing has moved for two minutes. A fetch cannot tell its progress.
 */
function send<T>(
  method: 'POST' | 'PUT',
  path: string,
  type: string,
  body: Blob | string,
  onSent: (part: number) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let stalled: ReturnType<typeof setTimeout>
    const watch = () => {
      clearTimeout(stalled)
      stalled = setTimeout(() => request.abort(), STALLED_MS)
    }
    request.open(method, path)
    request.setRequestHeader('content-type', type)
    request.upload.onprogress = ({ loaded, total }) => {
      watch()
      onSent(total === 0 ? 1 : loaded / total)
    }
    request.upload.onload = watch
    request.onload = () => {
      const answer = jsonOf(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(answer as T)
      else reject(errorOfAnswer(answer))
    }
    request.onerror = request.onabort = () => reject(unreachable())
    request.onloadend = () => clearTimeout(stalled)
    watch()
    request.send(body)
  })
}
