import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError } from '@/lib/domain/errors'
import { hashSecret } from '@/lib/server/access/secrets'
import { countUse } from '@/lib/server/http/rate-limit'
import { jsonRoute } from '@/lib/server/http/respond'
import { calendarFile } from '@/lib/server/on-call/calendar-file'
import { shared } from '@/lib/server/process-registry'
import { getCalendar } from '@/lib/server/queries/get-calendar'

/** A program that subscribes asks a few times an hour; one that asks each second has gone wrong. */
const limiter = shared(
  'calendar-limiter',
  () => new RateLimiterMemory({ keyPrefix: 'calendar', points: 60, duration: 60 }),
)

/** A path that ends like this is for programs; it is open to whoever has it, until it is taken away. */
const ENDING = '.ics'

export const GET = jsonRoute(async (_request, { params }: { params: Promise<{ token: string }> }) => {
  const { token } = await params
  if (!token.endsWith(ENDING)) throw new AppError('not_found', 'There is no such calendar.')
  const secret = token.slice(0, -ENDING.length)
  await countUse(limiter, hashSecret(secret).toString('base64'))
  return new Response(calendarFile(await getCalendar(secret)), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="on-call.ics"',
      'cache-control': 'private, max-age=300',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  })
})
