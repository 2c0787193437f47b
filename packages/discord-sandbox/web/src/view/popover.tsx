import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface PopoverProps {
  /** What it belongs to: it opens beside it, and focus goes back to it. */
  anchor: HTMLElement;
  label: string;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}

const gap = 8;

/** A small window by what opened it; Escape or a press elsewhere closes it. */
export function Popover({ anchor, label, onClose, children, className = '' }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>();
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const at = anchor.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const above = at.top - height - gap;
    setPlace({
      left: Math.max(gap, Math.min(at.left, innerWidth - width - gap)),
      top: above > gap ? above : Math.min(at.bottom + gap, innerHeight - height - gap),
    });
    const first = element.querySelector<HTMLElement>('[data-autofocus], button, a, input');
    (first ?? element).focus();
    return () => {
      if (element.contains(document.activeElement)) anchor.focus();
    };
  }, [anchor]);

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return;
      if (!box.current?.contains(event.target) && !anchor.contains(event.target)) close.current();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      anchor.focus();
      close.current();
    };
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, [anchor]);

  return createPortal(
    <div
      ref={box}
      className={`popover ${className}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      style={place ?? { visibility: 'hidden' }}
    >
      {children}
    </div>,
    document.body,
  );
}
