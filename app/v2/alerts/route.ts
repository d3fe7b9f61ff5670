import { createRoute, listRoute } from '@/lib/server/integrations/opsgenie/routes'

export const POST = createRoute
export const GET = listRoute
