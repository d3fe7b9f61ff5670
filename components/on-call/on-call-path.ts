import type { Route } from 'next'

export const ON_CALL = '/on-call' as Route
export const NEW_ROTA = '/on-call/new' as Route
export const MY_SHIFTS = '/on-call/shifts' as Route
export const ON_CALL_IMPORT = '/on-call/import' as Route

/** Whether being on call is humane, over so many weeks. */
export const loadPath = (weeks = 13): Route => `/on-call/load?weeks=${weeks}` as Route

/** What stands in addresses of its own: a rota with such a key is found by its id. */
const TAKEN = new Set(['import', 'load', 'new', 'pages', 'policies', 'shifts'])

interface Named {
  id: string
  key: string
}

/** The calendar of a rota. */
export const rotaPath = ({ id, key }: Named): Route => `/on-call/${TAKEN.has(key) ? id : key}` as Route

export const editRotaPath = (rota: Named): Route => `${rotaPath(rota)}/edit` as Route

/** What who comes on has to know. */
export const handOverPath = (rota: Named): Route => `${rotaPath(rota)}/hand-over` as Route
