// The few signs on buttons; each button has a name of its own, so these are hidden from screen readers.
const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  undo: 'M3 7h6.5a3.5 3.5 0 010 7H7M6 4L3 7l3 3',
  redo: 'M13 7H6.5a3.5 3.5 0 000 7H9M10 4l3 3-3 3',
  play: 'M5 3.5v9l7-4.5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  right: 'M6 3.5L10.5 8 6 12.5',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  search: 'M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.5 10.5L14 14',
  back: 'M13 8H3.5M7 4L3 8l4 4',
  target: 'M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M8 11a3 3 0 100-6 3 3 0 000 6z',
  locked: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 015 0v2.5',
  unlocked: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 014.8-1',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
