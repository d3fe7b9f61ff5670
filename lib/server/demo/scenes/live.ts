import type { Scene } from '@/lib/server/demo/scene'
import { liveCheckout } from '@/lib/server/demo/scenes/live-checkout'
import { liveSearch } from '@/lib/server/demo/scenes/live-search'
import { liveShipping } from '@/lib/server/demo/scenes/live-shipping'

/** Played one after the other. Each has a service of its own: alerts would join the incident resolved just before. */
export const liveScenes: Scene[] = [liveCheckout, liveSearch, liveShipping]
