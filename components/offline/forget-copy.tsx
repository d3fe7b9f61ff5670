'use client'
import { useEffect } from 'react'
import { forgetEverybody } from '@/lib/client/kept/forget-kept'

/** On pages for those who are not signed in: what an earlier session left on this device is theirs no more. */
export function ForgetCopy() {
  useEffect(() => void forgetEverybody(), [])
  return null
}
