/** What a fault did, held against what was promised. */
export interface FaultResult {
  name: string
  promise: string
  figures: Record<string, number | string>
  /** Null when it could not be tried here; the figures say why. */
  met: boolean | null
}

export interface FaultOptions {
  /** How often, where a fault is repeated; each has its own usual number. */
  times?: number
}

export type Fault = (options?: FaultOptions) => Promise<FaultResult>
