import type { Page } from '@playwright/test'

/** What a page notes about one entry, in milliseconds of the machine's clock. */
export interface Sighting {
  /** When the frame that shows it was drawn. */
  paintedAt: number
  /** Frames since Enter was pressed; null where it was not pressed. */
  frames: number | null
}

declare global {
  interface Window {
    benchSightings: Record<string, Sighting>
    /** When Enter was pressed for each entry. */
    benchPressed: Record<string, { at: number; frame: number }>
  }
}

/** The words that mark an entry of the bench, with its number. */
export const markOf = (number: number): string => `measured entry ${number} of the bench`

/**
 * Watches for marked entries in lines (`article`) and notes when each was painted: seen in the document, then the next
 * frame, then the message that comes after it. Also when Enter was pressed, before the page itself hears of it.
 */
export const watchEntries = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const clock = () => performance.timeOrigin + performance.now()
    const numberIn = (text: string | null) => /measured entry (\d+) of the bench/.exec(text ?? '')?.[1]
    const seen = new Set<string>()
    const awaited = new Set<string>()
    let frame = 0
    let isCounting = false
    window.benchSightings = {}
    window.benchPressed = {}

    const note = (number: string) => {
      awaited.delete(number)
      const pressed = window.benchPressed[number]
      // What is in the document now is drawn by the next frame.
      const frames = pressed ? frame + 1 - pressed.frame : null
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          window.benchSightings[number] = { paintedAt: clock(), frames }
        }
        port2.postMessage(null)
      })
    }
    const look = () => {
      for (const line of document.querySelectorAll('article')) {
        const number = numberIn(line.textContent)
        if (number === undefined || seen.has(number)) continue
        seen.add(number)
        note(number)
      }
    }
    // Frames are counted only while one is awaited: each costs the core that all pages share.
    const count = () => {
      frame += 1
      isCounting = awaited.size > 0
      if (isCounting) requestAnimationFrame(count)
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
    const handleKey = (event: KeyboardEvent) => {
      const field = event.target
      if (event.key !== 'Enter' || !(field instanceof HTMLTextAreaElement)) return
      const number = numberIn(field.value)
      if (number === undefined) return
      window.benchPressed[number] = { at: clock(), frame }
      awaited.add(number)
      if (!isCounting) requestAnimationFrame(count)
      isCounting = true
    }
    window.addEventListener('keydown', handleKey, { capture: true })
  })

export const pressedAt = (page: Page, number: number): Promise<number> =>
  page.evaluate((key) => window.benchPressed[key]?.at ?? Number.NaN, String(number))

/** Waits until this page has painted an entry; null when it does not for too long. */
export async function sightingOf(page: Page, number: number): Promise<Sighting | null> {
  try {
    const handle = await page.waitForFunction((key) => window.benchSightings[key], String(number), { timeout: 15_000 })
    return (await handle.jsonValue()) ?? null
  } catch {
    return null
  }
}

/** The numbers of the entries that stand in the list now, from top to bottom. */
export const numbersIn = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('article')].flatMap((line) => {
      const number = /measured entry (\d+) of the bench/.exec(line.textContent ?? '')?.[1]
      return number === undefined ? [] : Number(number)
    }),
  )

/** Looks at every frame for a while: how often the page says that all is saved, or shows the entry without a mark. */
export const framesShownAsSaved = (page: Page, number: number, forMs: number): Promise<number> =>
  page.evaluate(
    ([mark, ms]) =>
      new Promise<number>((resolve) => {
        const until = performance.now() + ms
        let count = 0
        const look = () => {
          const line = [...document.querySelectorAll('article')].find((each) => each.textContent?.includes(mark))
          const notes = [...document.querySelectorAll('[data-connection]')]
          const isMarked = line === undefined || /Saving|Waiting/.test(line.textContent ?? '')
          if (!isMarked || notes.some((each) => /saved/i.test(each.textContent ?? ''))) count += 1
          if (performance.now() < until) requestAnimationFrame(look)
          else resolve(count)
        }
        look()
      }),
    [`measured entry ${number} of the bench`, forMs] as const,
  )
