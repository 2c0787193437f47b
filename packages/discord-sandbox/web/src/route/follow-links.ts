import type { MouseEvent } from 'react';
import { innerPath } from './route.ts';
import { navigate } from './use-route.ts';

/**
 * Follows links that lead to a channel or message here without loading the page anew, wherever they
 * stand, also in what a bot wrote. For the page's outermost element.
 */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(anchor instanceof HTMLAnchorElement)) return;
  const path = innerPath(anchor.href, location.href);
  if (!path) return;
  event.preventDefault();
  navigate(path);
}
