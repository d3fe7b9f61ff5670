import { env } from '@/lib/server/env'
import { jsonRoute } from '@/lib/server/http/respond'
import { openApiDocument } from '@/lib/server/openapi/document'

export const GET = jsonRoute(async () => openApiDocument(env().publicUrl.origin))
