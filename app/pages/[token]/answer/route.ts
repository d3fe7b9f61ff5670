import { answerFromForm } from '@/lib/server/paging/answer-form'

interface Context {
  params: Promise<{ token: string }>
}

/** The form of the page that a link opens; it works without a script and without a session. */
export const POST = async (request: Request, { params }: Context): Promise<Response> =>
  answerFromForm(request, (await params).token)
