import { AppError } from '@/lib/domain/errors'
import { jsonRoute } from '@/lib/server/http/respond'

/** Whatever no other route of the API answers is said in JSON too. */
const nothing = jsonRoute(async () => {
  throw new AppError('not_found', 'There is nothing at this address of the API. See /api-docs.')
})

export const GET = nothing
export const POST = nothing
export const PUT = nothing
export const PATCH = nothing
export const DELETE = nothing
