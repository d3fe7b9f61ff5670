'use client'
import { useMemo, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import type { CardEvidence, CardMove } from '@/lib/domain/postmortem/content'
import {
  type CardMap,
  cardIdsIn,
  cardsOf,
  evidenceOf,
  isReadable,
  listOf,
  movesOf,
  readEvidence,
  readSentence,
} from '@/lib/domain/postmortem/document'
import { CARD_LISTS, type CardList } from '@/lib/domain/postmortem/sections'

export interface PlacedCard {
  id: string
  card: CardMap
}
/** Which cards there are and where they stand. */
export type Places = Record<CardList, readonly PlacedCard[]>

interface Store<Value> {
  get: () => Value
  subscribe: (notify: () => void) => () => void
}

/** A value read from the document again when something of it changes; the same object until it reads differently. */
function storeOf<Value>(
  read: () => Value,
  isSame: (a: Value, b: Value) => boolean,
  watch: (changed: () => void) => () => void,
): Store<Value> {
  let value = read()
  const refresh = () => {
    const next = read()
    if (isSame(value, next)) return false
    value = next
    return true
  }
  return {
    // Before anybody listens it may have changed unseen; while they do, `changed` has read it.
    get: () => value,
    subscribe(notify) {
      const stop = watch(() => refresh() && notify())
      if (refresh()) notify()
      return stop
    },
  }
}

const useStore = <Value>({ get, subscribe }: Store<Value>): Value => useSyncExternalStore(subscribe, get, get)

const sameList = <Item>(a: readonly Item[], b: readonly Item[], isSame: (a: Item, b: Item) => boolean) =>
  a.length === b.length && a.every((item, index) => isSame(item, b[index] as Item))

/** The cards of each list in their order: changes when one comes, goes or moves, not when somebody writes in one. */
export function usePlaces(doc: Y.Doc): Places {
  const store = useMemo(() => {
    const cards = cardsOf(doc)
    return storeOf<Places>(
      () =>
        Object.fromEntries(
          CARD_LISTS.map((list) => [list, cardIdsIn(doc, list).map((id) => ({ id, card: cards.get(id) as CardMap }))]),
        ) as unknown as Places,
      (a, b) => CARD_LISTS.every((list) => sameList(a[list], b[list], (x, y) => x.id === y.id && x.card === y.card)),
      (changed) => {
        const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
          if (events.some(({ target }) => target === cards || target.parent === cards)) changed()
        }
        cards.observeDeep(listen as never)
        return () => cards.unobserveDeep(listen as never)
      },
    )
  }, [doc])
  return useStore(store)
}

export interface CardFacts {
  list: CardList
  category: string | null
  evidence: readonly CardEvidence[]
  moves: readonly CardMove[]
}

/** What is known of one card beside its words. */
export function useCardFacts(card: CardMap): CardFacts {
  const store = useMemo(() => {
    const parts = new Set<unknown>([card, evidenceOf(card), movesOf(card)])
    return storeOf<CardFacts>(
      () => ({
        list: listOf(card),
        category: (card.get('category') as string | null | undefined) ?? null,
        evidence: readEvidence(card),
        moves: movesOf(card).toArray(),
      }),
      // Values of the document are replaced, never changed, so what is the same is the same text.
      (a, b) => JSON.stringify(a) === JSON.stringify(b),
      (changed) => {
        const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
          if (events.some(({ target }) => parts.has(target))) changed()
        }
        card.observeDeep(listen as never)
        return () => card.unobserveDeep(listen as never)
      },
    )
  }, [card])
  return useStore(store)
}

/** Whether something stands in a fragment. */
export function useHasWords(fragment: Y.XmlFragment): boolean {
  const store = useMemo(
    () =>
      storeOf(
        () => hasWords(fragment),
        Object.is,
        (changed) => {
          fragment.observeDeep(changed)
          return () => fragment.unobserveDeep(changed)
        },
      ),
    [fragment],
  )
  return useStore(store)
}

const hasWords = (fragment: Y.XmlFragment): boolean => readSentence(fragment) !== '' || hasPicture(fragment)
const hasPicture = (fragment: Y.XmlFragment): boolean =>
  fragment.toArray().some((node) => node instanceof Y.XmlElement && node.nodeName === 'picture')

/** The lists whose cards name a line as evidence, by its `seq`. */
export type UsedLines = ReadonlyMap<number, readonly CardList[]>

export function useUsedLines(doc: Y.Doc): UsedLines {
  const store = useMemo(() => {
    const cards = cardsOf(doc)
    return storeOf<UsedLines>(
      () => usedLines(cards),
      (a, b) => JSON.stringify([...a]) === JSON.stringify([...b]),
      (changed) => {
        const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
          if (events.some(({ target }) => target instanceof Y.Map)) changed()
        }
        cards.observeDeep(listen as never)
        return () => cards.unobserveDeep(listen as never)
      },
    )
  }, [doc])
  return useStore(store)
}

function usedLines(cards: Y.Map<CardMap>): UsedLines {
  const used = new Map<number, CardList[]>()
  for (const card of [...cards.values()].filter(isReadable)) {
    for (const evidence of readEvidence(card)) {
      if (evidence.kind !== 'line') continue
      const lists = used.get(evidence.seq) ?? []
      if (!lists.includes(listOf(card))) used.set(evidence.seq, [...lists, listOf(card)].sort())
    }
  }
  return new Map([...used].sort(([a], [b]) => a - b))
}
