'use client'
import clsx from 'clsx'
import { FirstSteps } from '@/components/declare/first-steps'
import { AsOf } from '@/components/offline/as-of'
import { KeptPeopleList } from '@/components/offline/kept-people-list'
import { KeptRooms } from '@/components/offline/kept-rooms'
import { useReturn } from '@/components/offline/use-return'
import { Button } from '@/components/ui/button'
import { cardClass } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import type { KeptCopy } from '@/lib/client/kept/kept-copy'
import { isResponder } from '@/lib/domain/incident/policy'

export interface OfflineHomeProps {
  copy: KeptCopy
  /** The address that was asked for. */
  path: string
}

/** What this person has on their device while the server is away: rooms, whom to call, and what to do first. */
export function OfflineHome({ copy: { viewer, people, rooms }, path }: OfflineHomeProps) {
  const { isLive, goBack } = useReturn()
  const asked = /^\/incidents\/([^/]+)/.exec(path)?.[1]
  const isReachable = people !== null && isResponder(viewer.actor)
  return (
    <div className="mx-auto flex max-w-[1040px] flex-col gap-6 px-4 py-5 md:px-8 md:py-8">
      <PageHeader
        title={isLive ? 'Connected again' : 'The server cannot be reached'}
        description={
          asked
            ? `${asked.toUpperCase()} is not kept on this device. This is what is.`
            : 'This is what your device kept.'
        }
        actions={
          <Button size="md" variant={isLive ? 'primary' : 'default'} onClick={goBack}>
            {isLive ? 'Go on' : 'Try again'}
          </Button>
        }
      />
      <div className="grid items-start gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_320px] md:grid-rows-[auto_1fr]">
        <section aria-labelledby="kept-rooms" className="min-w-0">
          <SectionHeader id="kept-rooms" title="Rooms" count={rooms.length} />
          <KeptRooms rooms={rooms} />
        </section>
        <section
          aria-labelledby="first-minutes"
          className={clsx('md:col-start-2 md:row-span-2 md:row-start-1', path === '/now' && 'max-md:-order-1')}
        >
          <SectionHeader id="first-minutes" title="The first five minutes" />
          <div className={clsx(cardClass, 'px-4 py-1')}>
            <FirstSteps isSmall />
          </div>
          {/* A plain link: there is no server to ask for a part of a page. */}
          <p className="mt-2 text-13">
            <a href="/card" className="link rounded-1 max-md:inline-block max-md:py-3">
              The prod-down card, with levers and whom to call
            </a>
          </p>
        </section>
        {isReachable && (
          <section aria-labelledby="kept-people" className="min-w-0">
            <SectionHeader id="kept-people" title="People" aside={<AsOf at={people.keptAt} />} />
            <KeptPeopleList people={people.people} />
          </section>
        )}
      </div>
    </div>
  )
}
