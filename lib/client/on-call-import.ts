import { errorOfAnswer, unreachable } from '@/lib/client/answer-error'
import { api } from '@/lib/client/api'
import type { ImportedThing, OnCallImport, OnCallTrial } from '@/lib/domain/import/on-call/on-call-import'

const PATH = '/api/v1/on-call/import'

/** What an import would do. Throws AppError as `api` does. */
export const tryOnCallImport = (input: OnCallImport): Promise<OnCallTrial> => api('POST', PATH, input)

/**
 * Does it. `onThing` is told of each thing as soon as it is dealt with. Throws AppError as `api` does; `unavailable` when
 * the answer ends early: what was written is written, and doing it again goes on behind it.
 */
export async function runOnCallImport(input: OnCallImport, onThing: (thing: ImportedThing) => void): Promise<void> {
  const response = await fetch(`${PATH}?apply=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => {
    throw unreachable()
  })
  if (!response.ok || !response.body) throw errorOfAnswer(await response.json().catch(() => ({})))
  const lines = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let isOver = false
  for (;;) {
    const { done, value } = await lines.read().catch(() => {
      throw unreachable()
    })
    if (done) break
    const parts = (rest + value).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const line: { thing?: ImportedThing; isOver?: boolean } = JSON.parse(part)
      if (line.thing) onThing(line.thing)
      isOver ||= line.isOver === true
    }
  }
  if (!isOver) throw unreachable()
}
