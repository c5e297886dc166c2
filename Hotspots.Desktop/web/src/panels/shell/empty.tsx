import type { ComponentChildren } from 'preact';

/** A part with nothing to show: what that means and what to do next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return <div class="empty"><h2>{title}</h2>{children}</div>;
}
