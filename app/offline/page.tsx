import type { Metadata } from 'next'
import { OfflineShell } from '@/components/offline/offline-shell'

export const metadata: Metadata = { title: 'Offline' }

/** Kept by the service worker of every device: there is nothing of anybody in it. */
export default function Page() {
  return <OfflineShell />
}
