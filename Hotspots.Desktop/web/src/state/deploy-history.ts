// Changes of the deployment, with a way back. A drag of a slider is one step.
import { computed, signal } from '@preact/signals';
import { deployment, moves, refusal, type DeployWish } from './deployment';
import { said } from './state';

const MOST_STEPS = 100;
const past = signal<readonly DeployWish[]>([]);
const future = signal<readonly DeployWish[]>([]);
let beforeDrag: DeployWish | null = null;

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

const same = (a: DeployWish, b: DeployWish): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Changes a part of the wish; the step can be undone. */
export function wish(part: Partial<DeployWish>): void {
  settle();
  refusal.value = null;
  const before = deployment.peek(), after = { ...before, ...part };
  if (same(before, after)) return;
  remember(before);
  deployment.value = after;
}

/** The same while something is dragged; `settle` makes one step of all of it. */
export function drag(part: Partial<DeployWish>): void {
  beforeDrag ??= deployment.peek();
  const after = { ...deployment.peek(), ...part };
  if (!same(deployment.peek(), after)) deployment.value = after;
}

export function settle(): void {
  if (beforeDrag && !same(beforeDrag, deployment.peek())) remember(beforeDrag);
  beforeDrag = null;
}

export const undo = (): void => { step(past, future, 'Change of the deployment undone.'); };
export const redo = (): void => { step(future, past, 'Change of the deployment made again.'); };

function step(from: typeof past, to: typeof past, words: string): void {
  settle();
  const next = from.peek().at(-1);
  if (!next) return;
  from.value = from.peek().slice(0, -1);
  to.value = [...to.peek(), deployment.peek()];
  moves.value = new Map();
  deployment.value = next;
  said.value = words;
}

/** Forgets the way back, as when other data are loaded. */
export function forget(): void {
  past.value = [];
  future.value = [];
  beforeDrag = null;
}

function remember(before: DeployWish): void {
  past.value = [...past.peek().slice(1 - MOST_STEPS), before];
  future.value = [];
}
