import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Provider } from 'oidc-provider'

/** The provider's own sign-in page: a name, and no password, because that is not what is tested here. */
export async function answerInteraction(provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method === 'GET') {
    const { uid } = await provider.interactionDetails(req, res)
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(`<!doctype html><html lang="en"><title>Provider</title>
      <form method="post" action="/interaction/${uid}">
        <label>Account <input name="account" autofocus></label>
        <button>Sign in</button> <button name="cancel" value="1">Cancel</button>
      </form></html>`)
    return
  }
  const fields = new URLSearchParams(await text(req))
  const answer = fields.has('cancel')
    ? { error: 'access_denied', error_description: '<img src=x onerror=alert(1)>' }
    : { login: { accountId: fields.get('account') ?? '' } }
  await provider.interactionFinished(req, res, answer, { mergeWithLastSubmission: false })
}
