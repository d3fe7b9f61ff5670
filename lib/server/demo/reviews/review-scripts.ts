import { moneyReviews } from '@/lib/server/demo/reviews/money'
import { platformReviews } from '@/lib/server/demo/reviews/platform'
import type { ReviewScript } from '@/lib/server/demo/reviews/review-script'
import { shopReviews } from '@/lib/server/demo/reviews/shop'
import { olderStories } from '@/lib/server/demo/scenes/older'
import { reviewOf } from '@/lib/server/demo/scenes/ordinary'

const scripts: Record<string, ReviewScript> = {
  ...Object.fromEntries(olderStories.flatMap(reviewOf)),
  ...moneyReviews,
  ...shopReviews,
  ...platformReviews,
}

/** The review of the scene of this title, if it has one. */
export const reviewScriptOf = (title: string): ReviewScript | undefined => scripts[title]
