import { requestRoute } from '@/lib/server/integrations/opsgenie/routes'

export const GET = requestRoute
