'use client'

import { useEffect, useState } from 'react'

/** A value once it has not changed for a while (ms), compared by what is in it. */
export function useSettled<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  const settledText = JSON.stringify(settled)
  useEffect(() => {
    if (text === settledText) return
    const timer = setTimeout(() => setSettled(JSON.parse(text)), pauseMs)
    return () => clearTimeout(timer)
  }, [text, settledText, pauseMs])
  return settled
}
