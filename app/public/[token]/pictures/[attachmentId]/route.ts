import { jsonRoute } from '@/lib/server/http/respond'
import { getPublicPicture } from '@/lib/server/queries/get-public-edition'

interface Context {
  params: Promise<{ token: string; attachmentId: string }>
}

/** A picture of a public edition: drawn by us, so that it is what it says, and gone the moment the edition is. */
export const GET = jsonRoute<Context>(async (_request, { params }) => {
  const { token, attachmentId } = await params
  const { bytes, mediaType } = await getPublicPicture(token, attachmentId)
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-disposition': 'inline',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  })
})
