import type { PastScene } from '@/lib/server/demo/scene'
import { olderStories } from '@/lib/server/demo/scenes/older'
import { sceneOf } from '@/lib/server/demo/scenes/ordinary'
import { pastFulfilment } from '@/lib/server/demo/scenes/past-fulfilment'
import { pastPayments } from '@/lib/server/demo/scenes/past-payments'
import { pastPlatform } from '@/lib/server/demo/scenes/past-platform'
import { pastProcedure } from '@/lib/server/demo/scenes/past-procedure'
import { pastStorefront } from '@/lib/server/demo/scenes/past-storefront'

const toldInFull = [...pastPayments, ...pastStorefront, ...pastFulfilment, ...pastPlatform].map((scene) => ({
  ...scene,
  steps: [...scene.steps, ...(pastProcedure[scene.title] ?? [])],
}))

/** A year of Harbour Goods: its last three months in full, those before in a few words each. */
export const pastScenes: PastScene[] = [...olderStories.map(sceneOf), ...toldInFull]
