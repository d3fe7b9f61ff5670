'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { withdraw } from '@/lib/domain/incident/commands/withdraw'

/** It was no incident. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { act } = useRoom()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title="Withdraw this incident"
      description="It was none: it closes without a review and stays out of the figures. The timeline is kept."
      submit="Withdraw"
      onClose={onClose}
      onSubmit={() => (reason.trim() ? act(withdraw, { reason }) : 'Say why it was none.')}
    >
      <Field label="Why it was none" isRequired>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={3} maxLength={1000} />
      </Field>
    </FormDialog>
  )
}
