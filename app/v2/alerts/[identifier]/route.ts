import { deleteRoute, getRoute } from '@/lib/server/integrations/opsgenie/routes'

export const GET = getRoute
export const DELETE = deleteRoute
