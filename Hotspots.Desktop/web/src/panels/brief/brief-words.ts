// What the panel says of a sheet, apart from how it is drawn.
import { count, isolated, list, number } from '../../base/words';
import type { BriefAnswer, BriefFile, BriefPaper } from '../../questions/answers';

/** "2 of 18: Clacton-on-Sea, cards to cut off" */
export function sheetTitle({ sheets, pages }: Pick<BriefAnswer, 'sheets' | 'pages'>, at: number): string {
  const sheet = sheets[at], area = pages[sheet.page].area;
  const of = sheets.length === 1 ? 'One sheet' : `${number(at + 1)} of ${number(sheets.length)}`;
  return `${of}${area === '' ? '' : `: ${isolated(area)}`}${sheet.isCards ? ', cards to cut off' : ''}`;
}

/** What stands for the picture where it cannot be seen: all that is said first on it. */
export function altOf({ sheets, pages, shift, validUntil, marking }: Omit<BriefAnswer, 'runId'>, at: number): string {
  const sheet = sheets[at], { area, headline, places } = pages[sheet.page];
  if (sheet.isCards) return `Cards to cut off for ${area}: ${list(places)}. Marked ${marking}.`;
  const first = area === '' ? '' : `${area}. `, last = places.length === 0 ? '' : ` In this order: ${list(places)}.`;
  return `Sheet as it is printed. ${first}${shift}. ${headline}${last} Valid until ${validUntil}. Marked ${marking}.`;
}

/** What to change where there is no place to go to; null where there is one. */
export function whatToDo({ pages }: Pick<BriefAnswer, 'pages'>): string | null {
  return pages.some(({ places }) => places.length > 0) ? null
    : 'There is no place to go to: choose another shift or look further back, leave filters out, or load files that are newer.';
}

/** Why a sheet cannot be kept as this file; null where it can. */
export const whyNotKept = (file: BriefFile, paper: BriefPaper, cards: boolean): string | null =>
  (cards && paper.hasCards && !file.takesCards ? 'Cards are cut off paper: leave them out for this file' : null);

/** So many towns are named where they have no page: a county has hundreds. */
const MOST_NAMED = 3;

/** "The 12 towns with most have a page, and Mold and Flint have none: choose one above to see it." */
export function leftOutWords({ pages, leftOut }: Pick<BriefAnswer, 'pages' | 'leftOut'>): string | null {
  if (leftOut.length === 0) return null;
  const others = leftOut.length > MOST_NAMED ? `${number(leftOut.length)} others` : list(leftOut.map(isolated));
  return `The ${count(pages.length, 'town')} with most have a page, and ${others} ${leftOut.length === 1 ? 'has' : 'have'} none: `
    + 'choose one above to see it.';
}

/** A number of hours or a count, or that the files do not hold it. */
export const known = (value: number | null, words: (value: number) => string = number): string =>
  (value === null ? 'not in these files' : words(value));
