import { actorRoute } from '@/lib/server/http/actor-route'
import { mailHealth } from '@/lib/server/mail/mail-health'

export const GET = actorRoute((actor) => mailHealth(actor))
