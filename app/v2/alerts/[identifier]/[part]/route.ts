import { actionRoute, changeRoute, notesRoute, takeAwayRoute } from '@/lib/server/integrations/opsgenie/routes'

export const POST = actionRoute
export const PUT = changeRoute
export const GET = notesRoute
export const DELETE = takeAwayRoute
