import { receiveTwilioReport } from '@/lib/server/channels/twilio-reports'
import { jsonRoute } from '@/lib/server/http/respond'

export const POST = jsonRoute(receiveTwilioReport)
