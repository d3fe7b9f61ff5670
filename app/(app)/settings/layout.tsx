import type { ReactNode } from 'react'
import { SettingsNav } from '@/components/shell/settings-nav'

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-[1160px] grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-5 px-4 py-5 md:grid-cols-[168px_minmax(0,1fr)] md:px-10 md:py-8">
      <SettingsNav />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
