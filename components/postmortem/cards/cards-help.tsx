'use client'
import { ChevronRight } from 'lucide-react'
import { CARDS_HELP, CARDS_HELP_ARGUMENT, CARDS_HELP_DOUBT, CARDS_HELP_STORY } from '@/lib/domain/postmortem/cards-help'
import { CARD_LISTS, SECTION_TITLES } from '@/lib/domain/postmortem/sections'

/** How the three lists differ, and why some teams have no root causes. Closed until somebody asks. */
export function CardsHelp() {
  return (
    <details className="group mb-3 text-13" data-print="hide">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-1 text-12 text-text-3 hover:text-text max-md:min-h-10 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden size={14} strokeWidth={1.75} className="group-open:rotate-90" />
        How do they differ?
      </summary>
      <div className="mt-2 rounded-3 bg-sunken p-4 text-text-2">
        <p>{CARDS_HELP_STORY}</p>
        <dl className="mt-3 grid gap-4 md:grid-cols-3">
          {CARD_LISTS.map((list) => (
            <div key={list}>
              <dt className="font-semibold text-text">{SECTION_TITLES[list]}</dt>
              <dd>{CARDS_HELP[list].meaning}</dd>
              <dd className="mt-1 text-text">{CARDS_HELP[list].ask}</dd>
              <dd className="mt-1 text-12 text-text-3">Such as: {CARDS_HELP[list].example}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3">{CARDS_HELP_DOUBT}</p>
        <h3 className="mt-4 font-semibold text-text">{CARDS_HELP_ARGUMENT.title}</h3>
        {CARDS_HELP_ARGUMENT.paragraphs.map((paragraph) => (
          <p key={paragraph} className="mt-1 max-w-[72ch]">
            {paragraph}
          </p>
        ))}
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12">
          {CARDS_HELP_ARGUMENT.sources.map(({ title, url }) => (
            <a key={url} href={url} target="_blank" rel="noreferrer" className="link">
              {title}
            </a>
          ))}
        </p>
      </div>
    </details>
  )
}
