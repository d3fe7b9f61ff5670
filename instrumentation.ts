import type { Instrumentation } from 'next'

/** What failed while a page was drawn goes to the log as every other failure does; Next itself tells only the build's lines. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logger } = await import('@/lib/server/logger')
  logger.error({ err: error, method, route: routePath }, 'A page failed')
}
