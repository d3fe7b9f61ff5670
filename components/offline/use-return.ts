'use client'
import { useEffect } from 'react'
import { useConnection } from '@/lib/client/connection'
import { SHELL_PATH } from '@/lib/client/service-worker/shell-cache'

const RETURNED_AT = 'evenkeel.returned-at'
/** A server that connects but is too slow with its pages would lead back here at once. */
const PAUSE_MS = 60_000

/** The way from the offline page to the real one: by itself once the server is back, or when somebody asks. */
export function useReturn(): { isLive: boolean; goBack: () => void } {
  const isLive = useConnection() === 'live'
  useEffect(() => {
    if (!isLive || Date.now() - lastReturn() < PAUSE_MS) return
    sessionStorage.setItem(RETURNED_AT, String(Date.now()))
    goBack()
  }, [isLive])
  return { isLive, goBack }
}

const lastReturn = () => Number(sessionStorage.getItem(RETURNED_AT) ?? 0)

/** The shell stands at the address that was asked for, but for somebody who asked for the shell itself. */
function goBack() {
  if (window.location.pathname === SHELL_PATH) window.location.replace('/')
  else window.location.reload()
}
