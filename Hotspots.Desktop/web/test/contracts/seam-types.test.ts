// The page's types of the seam name what the host's contracts name: one list, written by the host's tests.
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import names from '../../../../Hotspots.Tests/Contracts/seam-types.json';
import filterFields from '../../src/contracts/filter-fields.ts?raw';
import { noFilters } from '../../src/contracts/filter-fields';
import model from '../../src/contracts/model.ts?raw';
import placement from '../../src/contracts/placement.ts?raw';
import release from '../../src/contracts/release.ts?raw';
import answers from '../../src/questions/answers.ts?raw';

/** The properties that an interface declares, with those of the interfaces it extends. */
const declared = new Map<string, { own: string[]; bases: string[] }>();
for (const text of [model, placement, filterFields, release, answers]) {
  ts.forEachChild(ts.createSourceFile('model.ts', text, ts.ScriptTarget.Latest), (node) => {
    if (!ts.isInterfaceDeclaration(node)) return;
    declared.set(node.name.text, {
      own: node.members.flatMap((member) => (member.name && ts.isIdentifier(member.name) ? [member.name.text] : [])),
      bases: (node.heritageClauses ?? []).flatMap(({ types }) =>
        types.flatMap(({ expression }) => (ts.isIdentifier(expression) ? [expression.text] : []))),
    });
  });
}

function propertiesOf(name: string): string[] {
  if (name === 'Filters') return Object.keys(noFilters);
  const found = declared.get(name);
  return found ? [...found.own, ...found.bases.flatMap(propertiesOf)] : [];
}

describe('the types of the seam', () => {
  it.each(Object.entries(names))('%s', (name, properties) => {
    expect(propertiesOf(name).sort()).toEqual([...properties].sort());
  });
});
