import type { Metadata } from 'next'
import Link from 'next/link'
import { Logo } from '@/components/shell/logo'
import { buttonClass } from '@/components/ui/button-class'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-[440px] flex-col justify-center gap-3 px-4 pb-[12vh]">
      <Logo className="size-7" />
      <h1 className="font-semibold text-24">There is nothing here</h1>
      <p className="text-14 text-text-2">
        The address is wrong, or it leads to something that you may not see. Nothing was lost.
      </p>
      <p className="mt-2 flex gap-2">
        <Link href="/incidents" className={buttonClass({ size: 'lg', variant: 'primary' })}>
          Incidents
        </Link>
        <Link href="/" className={buttonClass({ size: 'lg' })}>
          My shift
        </Link>
      </p>
    </main>
  )
}
