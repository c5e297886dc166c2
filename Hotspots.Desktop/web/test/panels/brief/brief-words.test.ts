import { describe, expect, it } from 'vitest';
import { altOf, known, leftOutWords, sheetTitle, whatToDo, whyNotKept } from '../../../src/panels/brief/brief-words';
import type { BriefAnswer, BriefFile, BriefPaper } from '../../../src/questions/answers';

const sheet = (page: number, isCards = false): BriefAnswer['sheets'][number] => ({ page, isCards, width: 210, height: 297 });
const answer: BriefAnswer = {
  runId: 'r', version: 1, marking: 'OFFICIAL-SENSITIVE', on: '2026-06-30', shift: 'Night of Tuesday 30 June 2026, 22:00–05:00',
  validUntil: 'Wednesday 1 July 2026, 05:00', sheets: [sheet(0), sheet(0, true), sheet(1)], leftOut: [],
  pages: [
    { area: 'Mold', headline: 'Two places in Mold.', sentences: [], places: ['High Street', 'Station'] },
    { area: 'Flint', headline: 'No hotspot of Flint had an incident at these hours.', sentences: [], places: [] },
  ],
};

describe('a sheet in words', () => {
  it('says which of them it is', () => {
    expect(sheetTitle(answer, 1)).toBe('2 of 3: Mold, cards to cut off');
    expect(sheetTitle({ ...answer, sheets: [sheet(1)] }, 0)).toBe('One sheet: Flint');
  });

  it('says all that comes first on it, for whoever cannot see the picture', () => {
    expect(altOf(answer, 0)).toBe('Sheet as it is printed. Mold. Night of Tuesday 30 June 2026, 22:00–05:00. Two places in Mold. '
      + 'In this order: High Street and Station. Valid until Wednesday 1 July 2026, 05:00. Marked OFFICIAL-SENSITIVE.');
    expect(altOf(answer, 1)).toBe('Cards to cut off for Mold: High Street and Station. Marked OFFICIAL-SENSITIVE.');
  });

  it('says what to change where nowhere is a place to go to, and only there', () => {
    expect(whatToDo(answer)).toBeNull();
    expect(whatToDo({ pages: [answer.pages[1]] })).toContain('leave filters out');
  });

  it('names the towns without a page', () => {
    expect(leftOutWords(answer)).toBeNull();
    expect(leftOutWords({ ...answer, leftOut: ['Buckley'] }))
      .toBe('The 2 towns with most have a page, and Buckley has none: choose one above to see it.');
    expect(leftOutWords({ ...answer, leftOut: ['A', 'B', 'C'] })).toContain('A, B and C have none');
    expect(leftOutWords({ ...answer, leftOut: ['A', 'B', 'C', 'D'] })).toContain('and 4 others have none');
  });
});

describe('a file that a sheet can be kept as', () => {
  const paper: BriefPaper = { name: 'a4', title: 'A4', places: 5, hasCards: true, files: [] };
  const pdf: BriefFile = { name: 'brief.pdf', title: 'PDF', holdsOneSheet: false, takesCards: true };

  it('takes cards, or says why it does not', () => {
    expect(whyNotKept(pdf, paper, true)).toBeNull();
    expect(whyNotKept({ ...pdf, takesCards: false }, paper, true)).toContain('leave them out');
    expect(whyNotKept({ ...pdf, takesCards: false }, paper, false)).toBeNull();
    expect(whyNotKept({ ...pdf, takesCards: false }, { ...paper, hasCards: false }, true)).toBeNull();
  });
});

describe('a count that the files do not hold', () => {
  it('is not none', () => {
    expect(known(0)).toBe('0');
    expect(known(null)).toBe('not in these files');
  });
});
