import { BellRing, Hash, Mail, MessageSquareText, Phone, Radio, Webhook } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Channel } from '@/lib/domain/on-call/channel'

const glyph = { 'aria-hidden': true, size: 16, strokeWidth: 1.75, className: 'shrink-0 text-text-3' } as const

const icons = {
  push: <BellRing {...glyph} />,
  email: <Mail {...glyph} />,
  sms: <MessageSquareText {...glyph} />,
  voice: <Phone {...glyph} />,
  ntfy: <Radio {...glyph} />,
  slack: <Hash {...glyph} />,
  webhook: <Webhook {...glyph} />,
} satisfies Record<Channel, ReactElement>

export const channelIcon = (channel: Channel): ReactElement => icons[channel]
