import { jsonRoute } from '@/lib/server/http/respond'
import { handleGithubWebhook } from '@/lib/server/integrations/github/handle-webhook'

type Context = { params: Promise<{ key: string }> }

export const POST = jsonRoute<Context>(async (request, { params }) => handleGithubWebhook(request, (await params).key))
