import { describe, expect, test } from 'vitest'
import { answerNavigation } from './answer-navigation'

const shell = new Response('the shell')
const page = (status: number) => new Response('the page', { status })
const never = () => new Promise<never>(() => {})
const kept = async () => shell

const bodyOf = async (answer: Promise<Response>) => (await answer).text()

describe('[KEPT-1] a navigation', () => {
  test.each([200, 302, 404, 500])('is answered by the server when it says %i', async (status) => {
    const answer = await answerNavigation({ ask: async () => page(status), findShell: kept, pass: never })
    expect(answer.status).toBe(status)
  })

  test.each([502, 503, 504])('is answered by the shell when a proxy says %i', async (status) => {
    expect(await answerNavigation({ ask: async () => page(status), findShell: kept, pass: never })).toBe(shell)
  })

  test('is answered by the shell when nobody answers', async () => {
    const ask = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await answerNavigation({ ask, findShell: kept, pass: never })).toBe(shell)
  })

  test('is answered by the shell when the server is silent for too long', async () => {
    const waited: number[] = []
    const pass = async (ms: number) => void waited.push(ms)
    expect(await answerNavigation({ ask: never, findShell: kept, pass })).toBe(shell)
    expect(waited).toEqual([8000])
  })

  test('fails as it would without us when there is no shell', async () => {
    const findShell = async () => undefined
    const ask = () => Promise.reject(new TypeError('Failed to fetch'))
    await expect(answerNavigation({ ask, findShell, pass: never })).rejects.toThrow('Failed to fetch')
    const silent = answerNavigation({ ask: async () => page(502), findShell, pass: never })
    expect(await bodyOf(silent)).toBe('the page')
  })
})
