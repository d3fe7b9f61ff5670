// server.ts and the route handlers are different copies of the same modules in one process. What must be one in the
// process (pool, combiner, socket server, metrics) is created through here.
declare global {
  var evenkeelRegistry: Map<string, unknown> | undefined
}

globalThis.evenkeelRegistry ??= new Map()
const registry = globalThis.evenkeelRegistry

/** Answers what is registered under the name, creating it the first time any copy of a module asks. */
export function shared<Value>(name: string, create: () => Value): Value {
  if (!registry.has(name)) registry.set(name, create())
  return registry.get(name) as Value
}
