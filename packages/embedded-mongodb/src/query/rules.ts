import type { Document } from 'bson';
import { Aggregator } from 'mingo';
import { type Collation, readCollation } from '../values/collation.ts';

/** What a command says about how its conditions are to be understood. */
export interface Rules {
  collation?: Collation | undefined;
  /** The collation as it was given. */
  collationSpec?: Document | undefined;
  /** `$$name` in expressions. */
  variables?: Document | undefined;
}

/** Reads `collation`, `let` and a part's own constants (`c`). */
export function readRules({ collation, let: variables, c }: Document): Rules {
  const read = readCollation(collation);
  const given = { ...(variables as Document), ...(c as Document) };
  return {
    ...(read ? { collation: read, collationSpec: collation as Document } : {}),
    ...(Object.keys(given).length > 0 ? { variables: evaluated(given) } : {}),
  };
}

/** Variables are expressions that may not speak of a document. */
function evaluated(variables: Document): Document {
  return new Aggregator([{ $replaceWith: variables }]).run<Document>([{}])[0] ?? {};
}

/** The same for mingo, which does what is not done here. */
export const mingoOptions = ({ collationSpec, variables }: Rules): object => ({
  ...(collationSpec ? { collation: collationSpec } : {}),
  ...(variables ? { variables } : {}),
});
