import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui/slot';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn.ts';
import { Spinner } from './spinner.tsx';

export const buttonVariants = cva(
  [
    'relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap',
    'rounded-lg font-medium text-sm transition-[background,border-color,color,transform] duration-150',
    'active:translate-y-px disabled:pointer-events-none disabled:opacity-55',
    '[&_svg]:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary:
          'border border-accent-edge bg-accent text-on-accent shadow-low hover:bg-accent-hover',
        secondary:
          'border border-line-strong bg-surface text-ink shadow-low hover:bg-hover hover:border-line-strong',
        ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
        danger:
          'border border-transparent bg-danger-fill text-white shadow-low hover:brightness-110',
        quietDanger: 'text-danger hover:bg-danger-soft',
        link: 'h-auto! p-0! text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink',
      },
      size: {
        sm: 'h-8 px-3 pointer-coarse:h-10',
        md: 'h-9 px-3.5 pointer-coarse:h-11',
        lg: 'h-11 px-5 text-[0.9375rem]',
        icon: 'size-9 pointer-coarse:size-11',
        iconSm: 'size-8 pointer-coarse:size-10',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Renders the only child (a link) with the button's looks. */
  asChild?: boolean;
  /** Work is under way: shows a spinner, takes no second press, keeps its width. */
  loading?: boolean;
}

export function Button({
  asChild,
  loading,
  variant,
  size,
  className,
  children,
  type,
  disabled,
  ...rest
}: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild)
    return (
      <Slot className={classes} {...rest}>
        {children}
      </Slot>
    );
  return (
    <button
      type={type ?? 'button'}
      className={classes}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...rest}
    >
      {loading ? (
        <>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
          <span className="contents text-transparent [&>*]:invisible">
            <span className="invisible inline-flex items-center gap-2">{children}</span>
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
