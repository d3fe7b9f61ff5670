import type { Socket } from 'socket.io-client'
import { DISPLACED_RETRY_MS, whenSeen } from '@/lib/client/when-seen'
import type { AccessNotice, ClientToServer, ServerToClient } from '@/lib/domain/realtime-protocol'

const RETRY_AFTER_MS = 800

/** Connects again where the library does not: after an accident it does, but not after a goodbye or a refusal. */
export function comeBack(socket: Socket<ServerToClient, ClientToServer>, onSignedOut: () => void): void {
  let isEnded = false
  let isDisplaced = false
  const later = (ms: number) => setTimeout(() => isEnded || socket.connect(), ms)
  socket.on('connect', () => {
    isDisplaced = false
  })
  socket.on('displaced', () => {
    isDisplaced = true
  })
  socket.on('disconnect', (reason) => {
    if (reason !== 'io server disconnect') return
    // Each that comes back puts out the next: one that nobody looks at would begin that again and again.
    if (isDisplaced)
      whenSeen(
        () => later(DISPLACED_RETRY_MS),
        () => later(0),
      )
    else later(RETRY_AFTER_MS)
  })
  socket.on('connect_error', (error) => {
    if (error.message === 'unauthenticated') {
      isEnded = true
      onSignedOut()
    } else if (!socket.active) later(RETRY_AFTER_MS)
  })
  socket.on('access', (notice: AccessNotice) => {
    if (notice.kind !== 'signed-out') return
    isEnded = true
    socket.disconnect()
    onSignedOut()
  })
}
