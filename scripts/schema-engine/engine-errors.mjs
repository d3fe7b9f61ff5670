// Prisma's error codes and sentences for what the database driver reports.
import { parseTarget } from './connection.mjs'

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT'])

export function prismaCode(error) {
  if (error?.code === '3D000') return 'P1003'
  if (error?.code === '28P01' || error?.code === '28000') return 'P1000'
  return unreachable.has(error?.code) ? 'P1001' : undefined
}

export function sentence(error, url) {
  const code = prismaCode(error)
  if (!code) return error?.message || String(error)
  const { database, host, port } = parseTarget(url)
  if (code === 'P1001') return `Can't reach database server at \`${host}:${port}\``
  if (code === 'P1003') return `Database \`${database}\` does not exist on the database server at \`${host}:${port}\`.`
  return `Authentication failed against database server at \`${host}\`.`
}

/** The JSON-RPC error the CLI expects; `registry` holds what the adapter threw inside the engine. */
export function rpcError(error, registry, url) {
  const captured = typeof error?.code === 'number' ? registry?.consumeError(error.code) : undefined
  const cause = captured ? captured.error : error
  const own = typeof error?.code === 'string' && /^P\d{4}$/.test(error.code) ? error.code : undefined
  const code = own ?? prismaCode(cause)
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: error instanceof WebAssembly.RuntimeError,
      message: code && !own ? sentence(cause, url) : (error?.message ?? String(error)),
      meta: error?.meta ?? null,
      error_code: code ?? null,
    },
  }
}
