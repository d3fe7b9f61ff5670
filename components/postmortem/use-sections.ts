'use client'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { sectionElementId } from '@/components/postmortem/sections/section-words'
import { SECTIONS, type SectionId } from '@/lib/domain/postmortem/sections'

/** A section counts as read once its heading has come this far up. */
const READ_FROM = 64
const SPACE_ABOVE = 16

/** Which section is being read or written, and how to go to another. */
export function useSections(scroller: RefObject<HTMLElement | null>) {
  const [current, setCurrent] = useState<SectionId>('summary')
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let frame = 0
    const look = () => {
      frame = 0
      setCurrent(sectionAt(element))
    }
    const handleScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    const handleFocus = ({ target }: FocusEvent) => {
      const around = target instanceof Element ? target.closest<HTMLElement>('[data-section]')?.dataset.section : null
      const section = SECTIONS.find((each) => each === around)
      if (section) setCurrent(section)
    }
    element.addEventListener('scroll', handleScroll, { passive: true })
    element.addEventListener('focusin', handleFocus)
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('scroll', handleScroll)
      element.removeEventListener('focusin', handleFocus)
    }
  }, [scroller])

  const goTo = useCallback(
    (section: SectionId) => {
      const element = document.getElementById(sectionElementId(section))
      // Not `scrollIntoView`: that would move everything around the text as well.
      const place = scroller.current
      if (element && place) {
        place.scrollTop += element.getBoundingClientRect().top - place.getBoundingClientRect().top - SPACE_ABOVE
      }
      const target = element?.hasAttribute('tabindex') ? element : element?.querySelector<HTMLElement>('h2')
      if (target && !target.hasAttribute('tabindex')) target.tabIndex = -1
      target?.focus({ preventScroll: true })
      setCurrent(section)
    },
    [scroller],
  )
  return { current, goTo }
}

/** Sections beside each other are read from the left. */
function sectionAt(scroller: HTMLElement): SectionId {
  const top = scroller.getBoundingClientRect().top + READ_FROM
  let found: SectionId = 'summary'
  let foundTop = Number.NEGATIVE_INFINITY
  for (const section of SECTIONS) {
    const start = document.getElementById(sectionElementId(section))?.getBoundingClientRect().top
    if (start === undefined || start > top || start - foundTop < 8) continue
    found = section
    foundTop = start
  }
  return found
}
