/** A panel that floats over the page: menus, pickers, select lists. */
export const floatingClasses =
  'z-50 overflow-hidden rounded-xl border border-line-strong bg-surface text-ink shadow-high outline-none data-[state=open]:animate-rise';

/** One line in such a panel, highlighted by keyboard or pointer alike. */
export const itemClasses = [
  'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2 py-1.5 text-sm outline-none pointer-coarse:min-h-11',
  'data-[highlighted]:bg-hover data-[selected=true]:bg-hover',
  'data-[disabled=true]:opacity-50 data-[disabled]:not-data-[disabled=false]:opacity-50',
  '[&_svg]:size-4 [&_svg]:shrink-0',
].join(' ');
