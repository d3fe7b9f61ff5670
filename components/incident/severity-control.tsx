'use client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { EvidenceDialog } from '@/components/incident/evidence-dialog'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { TallMenuItem } from '@/components/incident/tall-menu-item'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'
import { changeSeverity } from '@/lib/domain/incident/commands/change-severity'
import { setDeliveryPrevented } from '@/lib/domain/incident/commands/set-delivery-prevented'
import { compareSeverity, SEVERITY_MEANING, type Severity, severitySchema } from '@/lib/domain/incident/values'

/** The severity; raised with one click, lowered with evidence where a rule asks for it. */
export function SeverityControl() {
  const { incident, canRespond, isClosed, act } = useRoom()
  const { whyNot } = useRoomNow()
  const [asked, setAsked] = useState<Severity | 'delivery' | null>(null)
  const chip = <SeverityChip severity={incident.severity} status={incident.status} />
  if (!canRespond || isClosed) return chip

  function choose(severity: Severity) {
    if (whyNot(changeSeverity, { severity })) setAsked(severity)
    else act(changeSeverity, { severity })
  }
  function toggleDelivery() {
    if (incident.deliveryPrevented) setAsked('delivery')
    else act(setDeliveryPrevented, { deliveryPrevented: true })
  }

  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`Severity ${incident.severity.toUpperCase()}, change it`}
            className="group relative inline-flex shrink-0 items-center gap-0.5 rounded-1 before:absolute before:-inset-y-2 before:inset-x-0 max-md:before:-inset-y-3"
          >
            {chip}
            <ChevronDown aria-hidden size={12} strokeWidth={2} className="text-text-3" />
          </button>
        }
      >
        <MenuLabel>Severity</MenuLabel>
        {severitySchema.options.map((severity) => (
          <SeverityItem key={severity} severity={severity} current={incident.severity} onChoose={choose} />
        ))}
        <MenuSeparator />
        <MenuItem onSelect={toggleDelivery}>
          {incident.deliveryPrevented ? 'Teams can deliver again…' : 'Delivery is prevented (makes it SEV1)'}
        </MenuItem>
      </Menu>
      {asked !== null && (
        <EvidenceDialog severity={asked === 'delivery' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

interface SeverityItemProps {
  severity: Severity
  current: Severity
  onChoose: (severity: Severity) => void
}

function SeverityItem({ severity, current, onChoose }: SeverityItemProps) {
  const direction = compareSeverity(severity, current)
  const verb = direction > 0 ? 'Raise to ' : direction < 0 ? 'Lower to ' : 'Is now '
  const label = (
    <>
      {verb}
      {severity.toUpperCase()}
    </>
  )
  return (
    <TallMenuItem
      icon={<SeverityChip severity={severity} />}
      label={label}
      meaning={SEVERITY_MEANING[severity]}
      onSelect={() => onChoose(severity)}
    />
  )
}
