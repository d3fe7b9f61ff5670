// Imports nothing: the supervisor, which looks at the port before anything is built, says the same.

/** Why a server cannot listen, as a sentence about PORT or HOST. */
export function listenFailure(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken: stop what uses it, or choose another with PORT.`
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has: choose another with PORT.`
  return `HOST ${host} cannot be listened on (${code}): it has to be an address of this machine.`
}
