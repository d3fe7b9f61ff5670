import { actorRoute } from '@/lib/server/http/actor-route'
import { sendTestMail } from '@/lib/server/mail/mail-health'

export const POST = actorRoute((actor) => sendTestMail(actor))
