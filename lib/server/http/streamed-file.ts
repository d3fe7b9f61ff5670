/** Answers a text that is made piece by piece, as a file to be saved; it is made no faster than it is taken. */
export function streamedFile(name: string, mediaType: string, pieces: AsyncGenerator<string, void>): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    // Whoever goes away stops the making.
    async cancel() {
      await pieces.return()
    },
  })
  return new Response(body, {
    headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` },
  })
}
