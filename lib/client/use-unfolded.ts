'use client'

import { useEffect, useState } from 'react'

const KEY = 'evenkeel.unfolded'
/** More incidents than anybody works on at once. */
const KEPT = 30

/** Whether this person unfolded something of an incident on this device, kept through reloads; and how to change it. */
export function useUnfolded(incidentId: string): [boolean, (isUnfolded: boolean) => void] {
  const [isUnfolded, setUnfolded] = useState(false)
  // Read after hydration: the server cannot know it.
  useEffect(() => setUnfolded(read().includes(incidentId)), [incidentId])
  const change = (next: boolean) => {
    setUnfolded(next)
    const others = read().filter((id) => id !== incidentId)
    write(next ? [...others, incidentId].slice(-KEPT) : others)
  }
  return [isUnfolded, change]
}

/** Storage may be switched off; then it lasts as long as the page. */
function read(): string[] {
  try {
    return localStorage.getItem(KEY)?.split(' ') ?? []
  } catch {
    return []
  }
}

function write(ids: string[]) {
  try {
    localStorage.setItem(KEY, ids.join(' '))
  } catch {
    // Full or switched off: the page itself still knows.
  }
}
