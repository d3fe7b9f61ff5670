'use client'
import { useViewer } from '@/components/shell/viewer'
import { useOfflineCopy } from '@/lib/client/kept/use-offline-copy'

/** Has this device keep what is needed when the server is away. Stands before what it keeps, so that it is first. */
export function KeepCopy({ zone }: { zone: string | null }) {
  useOfflineCopy(useViewer(), zone)
  return null
}
