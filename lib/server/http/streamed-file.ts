/** Answers a text that is made piece by piece, as a file to be saved; it is made no faster than it is taken. */
export const streamedFile = (name: string, mediaType: string, pieces: AsyncGenerator<string, void>): Response =>
  new Response(streamOf(pieces), {
    headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` },
  })

/** Answers JSON values as they come, a line each. */
export const streamedLines = (values: AsyncGenerator<object, void>): Response =>
  new Response(streamOf(linesOf(values)), { headers: { 'content-type': 'application/x-ndjson' } })

async function* linesOf(values: AsyncGenerator<object, void>): AsyncGenerator<string, void> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}

function streamOf(pieces: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
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
}
