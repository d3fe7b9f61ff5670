import { afterAll, vi } from 'vitest'

// The files of a worker share its process, as to start one and to load the packages costs more than most tests do. What
// is our own is loaded anew for each: no file finds the state, the settings or the connections of the one before. What
// `vi.mock` replaces would stay replaced, so `shared` or `vi.spyOn` it is.
vi.resetModules()
globalThis.evenkeelRegistry = undefined
const variables = { ...process.env }

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name]
  Object.assign(process.env, variables)
})
