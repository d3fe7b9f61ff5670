'use client'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { lazyDialog, useFetchedDialogs } from '@/components/ui/lazy-dialog'

const HandOver = lazyDialog(() => import('@/components/incident/hand-over-dialog').then((file) => file.HandOverDialog))
const AskForHelp = lazyDialog(() =>
  import('@/components/incident/ask-for-help-dialog').then((file) => file.AskForHelpDialog),
)
const Status = lazyDialog(() => import('@/components/incident/status-dialog').then((file) => file.StatusDialog))
const Retitle = lazyDialog(() => import('@/components/incident/retitle-dialog').then((file) => file.RetitleDialog))
const UpdateDue = lazyDialog(() =>
  import('@/components/incident/update-due-control').then((file) => file.UpdateDueDialog),
)
const Services = lazyDialog(() => import('@/components/incident/services-dialog').then((file) => file.ServicesDialog))
const Instants = lazyDialog(() => import('@/components/incident/instants-dialog').then((file) => file.InstantsDialog))
const Privacy = lazyDialog(() => import('@/components/incident/privacy-dialog').then((file) => file.PrivacyDialog))
const Duplicate = lazyDialog(() =>
  import('@/components/incident/duplicate-dialog').then((file) => file.DuplicateDialog),
)
const Withdraw = lazyDialog(() => import('@/components/incident/withdraw-dialog').then((file) => file.WithdrawDialog))
const Link = lazyDialog(() => import('@/components/incident/link-dialog').then((file) => file.LinkDialog))
const Bridge = lazyDialog(() => import('@/components/incident/bridge-dialog').then((file) => file.BridgeDialog))
const SendUpdate = lazyDialog(() =>
  import('@/components/updates/send-update-dialog').then((file) => file.SendUpdateDialog),
)
const Radius = lazyDialog(() => import('@/components/blast-radius/radius-dialog').then((file) => file.RadiusDialog))
const Mitigation = lazyDialog(() =>
  import('@/components/mitigation/mitigation-dialog').then((file) => file.MitigationDialog),
)
const Page = lazyDialog(() => import('@/components/paging/room/page-dialog').then((file) => file.PageDialog))
const Alert = lazyDialog(() => import('@/components/incident/alert-dialog').then((file) => file.AlertDialog))
const Verify = lazyDialog(() => import('@/components/incident/verify-dialog').then((file) => file.VerifyDialog))

/** The dialog that is open, if one is. */
export function RoomDialogs() {
  const { dialog, closeDialog } = useRoomNavigation()
  useFetchedDialogs()
  if (!dialog) return null
  switch (dialog.kind) {
    case 'hand-over':
      return <HandOver role={dialog.role} onClose={closeDialog} />
    case 'ask-for-help':
      return <AskForHelp personId={dialog.personId} onClose={closeDialog} />
    case 'catch-up':
    case 'filter':
      // These open where their button is.
      return null
    case 'radius':
      return <Radius onClose={closeDialog} />
    case 'mitigation':
      return <Mitigation prefill={dialog.prefill} onClose={closeDialog} />
    case 'update':
      return <SendUpdate onClose={closeDialog} />
    case 'status':
      return <Status status={dialog.status} onClose={closeDialog} />
    case 'retitle':
      return <Retitle onClose={closeDialog} />
    case 'update-due':
      return <UpdateDue onClose={closeDialog} />
    case 'services':
      return <Services onClose={closeDialog} />
    case 'instants':
      return <Instants onClose={closeDialog} />
    case 'privacy':
      return <Privacy onClose={closeDialog} />
    case 'duplicate':
      return <Duplicate onClose={closeDialog} />
    case 'withdraw':
      return <Withdraw onClose={closeDialog} />
    case 'link':
      return <Link onClose={closeDialog} />
    case 'bridge':
      return <Bridge onClose={closeDialog} />
    case 'page':
      return <Page onClose={closeDialog} />
    case 'alert':
      return <Alert alertId={dialog.alertId} title={dialog.title} onClose={closeDialog} />
    case 'verify':
      return <Verify onClose={closeDialog} />
    default:
      dialog satisfies never
      return null
  }
}
