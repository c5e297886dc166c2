// What a surface of relative risk compares, in words.
import { run } from './state';

/** "seizures against tips"; "relative risk" while nobody says. */
export const comparedWords = (): string => run.value?.compared ?? 'relative risk';
/** The same at the head of a line. */
export const comparedTitle = (): string => comparedWords().replace(/^./u, (first) => first.toUpperCase());
