'use client'
import { AskForHelpDialog } from '@/components/incident/ask-for-help-dialog'
import { BridgeDialog } from '@/components/incident/bridge-dialog'
import { DuplicateDialog } from '@/components/incident/duplicate-dialog'
import { HandOverDialog } from '@/components/incident/hand-over-dialog'
import { InstantsDialog } from '@/components/incident/instants-dialog'
import { LinkDialog } from '@/components/incident/link-dialog'
import { PrivacyDialog } from '@/components/incident/privacy-dialog'
import { RetitleDialog } from '@/components/incident/retitle-dialog'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { ServicesDialog } from '@/components/incident/services-dialog'
import { StatusDialog } from '@/components/incident/status-dialog'
import { UpdateDueDialog } from '@/components/incident/update-due-control'
import { VerifyDialog } from '@/components/incident/verify-dialog'
import { WithdrawDialog } from '@/components/incident/withdraw-dialog'

/** The dialog that is open, if one is. */
export function RoomDialogs() {
  const { dialog, closeDialog } = useRoomNavigation()
  if (!dialog) return null
  switch (dialog.kind) {
    case 'hand-over':
      return <HandOverDialog role={dialog.role} onClose={closeDialog} />
    case 'ask-for-help':
      return <AskForHelpDialog personId={dialog.personId} onClose={closeDialog} />
    case 'catch-up':
    case 'filter':
      // These open where their button is.
      return null
    case 'status':
      return <StatusDialog status={dialog.status} onClose={closeDialog} />
    case 'retitle':
      return <RetitleDialog onClose={closeDialog} />
    case 'update-due':
      return <UpdateDueDialog onClose={closeDialog} />
    case 'services':
      return <ServicesDialog onClose={closeDialog} />
    case 'instants':
      return <InstantsDialog onClose={closeDialog} />
    case 'privacy':
      return <PrivacyDialog onClose={closeDialog} />
    case 'duplicate':
      return <DuplicateDialog onClose={closeDialog} />
    case 'withdraw':
      return <WithdrawDialog onClose={closeDialog} />
    case 'link':
      return <LinkDialog onClose={closeDialog} />
    case 'bridge':
      return <BridgeDialog onClose={closeDialog} />
    case 'verify':
      return <VerifyDialog onClose={closeDialog} />
    default:
      dialog satisfies never
      return null
  }
}
