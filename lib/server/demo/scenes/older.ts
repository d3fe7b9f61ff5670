import { olderAutumn } from '@/lib/server/demo/scenes/older-autumn'
import { olderLatest } from '@/lib/server/demo/scenes/older-latest'
import { olderSpring } from '@/lib/server/demo/scenes/older-spring'
import { olderSummer } from '@/lib/server/demo/scenes/older-summer'
import type { Ordinary } from '@/lib/server/demo/scenes/ordinary'

/** What Harbour Goods went through in the months before those that are told in full. */
export const olderStories: readonly Ordinary[] = [...olderSpring, ...olderSummer, ...olderAutumn, ...olderLatest]
