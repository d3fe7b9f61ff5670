import { handleAuth } from '@/lib/server/access/handle-auth'
import { jsonRoute } from '@/lib/server/http/respond'

const handler = jsonRoute(handleAuth)

export { handler as GET, handler as POST }
