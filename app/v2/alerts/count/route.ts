import { countRoute } from '@/lib/server/integrations/opsgenie/routes'

export const GET = countRoute
