import clsx from 'clsx'
import { Phone } from 'lucide-react'

export interface PhoneLinkProps {
  /** As its owner wrote it. */
  phone: string
  name: string
  className?: string
}

/** A number to press: the phone, or whatever calls on this device, takes it from there. */
export function PhoneLink({ phone, name, className }: PhoneLinkProps) {
  return (
    <a
      href={`tel:${phone.replaceAll(' ', '')}`}
      aria-label={`Call ${name}, ${phone}`}
      className={clsx('link inline-flex items-center gap-1.5 whitespace-nowrap rounded-1', className)}
    >
      <Phone aria-hidden size={12} strokeWidth={2} className="shrink-0" />
      {phone}
    </a>
  )
}
