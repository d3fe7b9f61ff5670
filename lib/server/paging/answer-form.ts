import { z } from 'zod'
import { isAppError } from '@/lib/domain/errors'
import { linkAnswerSchema } from '@/lib/domain/on-call/paging-inputs'
import { parse } from '@/lib/domain/parse'
import { requireOwnOrigin } from '@/lib/server/http/origin'
import { readBody } from '@/lib/server/http/read-body'
import { jsonRoute, textOf } from '@/lib/server/http/respond'
import { answerByLink } from '@/lib/server/paging/answer-page'

const MAX_BYTES = 10_000

const formSchema = z.object({
  answer: z.string(),
  etaMinutes: z.coerce.number().optional(),
  reason: z.string().optional(),
})

/** What may be said on the page of a link; a sentence of anything else never comes from an address. */
const PROBLEMS = ['invalid', 'used', 'gone', 'refused', 'busy'] as const

/** Answers by a form and leads back to the page of the link, which says what came of it. */
export const answerFromForm = (request: Request, token: string): Promise<Response> =>
  jsonRoute(async () => {
    requireOwnOrigin(request)
    const fields = new URLSearchParams(textOf(await readBody(request, MAX_BYTES)))
    const back = `/pages/${encodeURIComponent(token)}`
    try {
      const { answer, etaMinutes, reason } = parse(formSchema, Object.fromEntries(fields))
      const meant =
        answer === 'accept' ? { answer, etaMinutes } : answer === 'decline' ? { answer, reason } : { answer }
      await answerByLink(token, parse(linkAnswerSchema, meant))
      return seeOther(back)
    } catch (error) {
      if (!isAppError(error)) throw error
      return seeOther(`${back}?problem=${problemOf(error.code)}`)
    }
  })(request, undefined)

const problemOf = (code: string): (typeof PROBLEMS)[number] => {
  if (code === 'invalid_input') return 'invalid'
  if (code === 'conflict') return 'used'
  if (code === 'not_found') return 'gone'
  return code === 'unavailable' || code === 'rate_limited' ? 'busy' : 'refused'
}

const seeOther = (location: string): Response => new Response(null, { status: 303, headers: { location } })
