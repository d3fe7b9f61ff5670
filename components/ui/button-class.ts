import clsx from 'clsx'

export type ButtonVariant = 'primary' | 'default' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'xl'

const shape =
  'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-2 border text-center font-medium transition-colors duration-(--d-1) ease-settle'

const sizes = {
  sm: 'h-7 gap-1.5 px-[9px] text-13 touch:h-11 max-md:px-3',
  md: 'h-8 gap-1.5 px-[11px] text-13 touch:h-11 max-md:px-3.5',
  lg: 'h-10 gap-2 px-[15px] text-14 touch:h-11',
  xl: 'h-12 gap-2 px-[19px] text-16',
} satisfies Record<ButtonSize, string>

const variants = {
  primary: 'border-transparent bg-accent-solid text-on-accent shadow-1 hover:bg-accent-solid-hover',
  default: 'border-line-strong bg-button text-text shadow-1 hover:bg-button-hover',
  ghost: 'border-transparent text-text-2 hover:bg-hover hover:text-text',
  danger: 'border-transparent bg-hurting-solid text-on-accent shadow-1 hover:bg-hurting-solid-hover',
} satisfies Record<ButtonVariant, string>

interface ButtonLook {
  variant?: ButtonVariant
  size?: ButtonSize
}

/** The look of a button, for links that act as one. */
export const buttonClass = ({ variant = 'default', size = 'sm' }: ButtonLook = {}): string =>
  clsx(shape, sizes[size], variants[variant])
