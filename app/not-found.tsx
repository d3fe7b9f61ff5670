import type { Metadata } from 'next'
import { Logo } from '@/components/shell/logo'
import { buttonClass } from '@/components/ui/button-class'
import { Link } from '@/components/ui/link'
import { PageNote } from '@/components/ui/page-note'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main>
      <PageNote
        mark={<Logo className="size-7" />}
        title="There is nothing here"
        actions={
          <>
            <Link href="/incidents" className={buttonClass({ size: 'lg', variant: 'primary' })}>
              All incidents
            </Link>
            <Link href="/" className={buttonClass({ size: 'lg' })}>
              My shift
            </Link>
          </>
        }
      >
        The address is wrong, or it leads to something that you may not see. Nothing was lost.
      </PageNote>
    </main>
  )
}
