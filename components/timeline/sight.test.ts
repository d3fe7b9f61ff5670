import { Virtualizer } from '@tanstack/react-virtual'
import { afterEach, expect, test, vi } from 'vitest'
import { keepEndOnResize } from '@/components/timeline/end-on-resize'
import { sightOf } from '@/components/timeline/sight'

afterEach(() => {
  vi.unstubAllGlobals()
})

const nothing = () => {}

test('[VIEW-5] of a list that has no place yet, or is behind another tab of a phone, no line is in sight', () => {
  const list = new Virtualizer<HTMLDivElement, Element>({
    count: 100,
    getScrollElement: () => null,
    estimateSize: () => 26,
    scrollToFn: nothing,
    observeElementRect: nothing,
    observeElementOffset: nothing,
  })
  expect(list.isAtEnd(48)).toBe(true)
  expect(sightOf(list, 48)).toEqual({ isShown: false, lastIndex: -1, isAtEnd: false })
  list.scrollRect = { width: 300, height: 0 }
  expect(sightOf(list, 48)).toEqual({ isShown: false, lastIndex: -1, isAtEnd: false })
  list.scrollRect = { width: 300, height: 260 }
  list.getVirtualItems()
  expect(sightOf(list, 48)).toMatchObject({ isShown: true, lastIndex: 9 })
})

/** A list of 1000 px, whose height the test changes. */
function resizable(clientHeight: number, scrollTop: number) {
  let tell = nothing
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        tell = callback
      }
      observe = nothing
      disconnect = nothing
    },
  )
  const element = { clientHeight, scrollTop, scrollHeight: 1000 }
  const resize = (height: number) => {
    Object.assign(element, { clientHeight: height, scrollHeight: height === 0 ? 0 : 1000 })
    tell()
  }
  return { element: element as HTMLElement, resize }
}

test('[VIEW-6] a list that comes back into sight is where it was left, and one that becomes lower keeps its end', () => {
  for (const isAtEnd of [true, false]) {
    const toEnd = vi.fn()
    const { element, resize } = resizable(400, isAtEnd ? 600 : 100)
    keepEndOnResize(element, 48, () => isAtEnd, toEnd)
    resize(0)
    expect(toEnd).not.toHaveBeenCalled()
    resize(400)
    expect(toEnd).toHaveBeenCalledTimes(isAtEnd ? 1 : 0)
    resize(200)
    expect(toEnd).toHaveBeenCalledTimes(isAtEnd ? 2 : 0)
  }
})
