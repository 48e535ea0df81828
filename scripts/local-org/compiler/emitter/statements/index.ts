import { choiceStatements } from './choices.ts';
import { exceptionStatements } from './exceptions.ts';
import { loopStatements } from './loops.ts';
import { recordStatements } from './dml.ts';
import { simpleStatements } from './simple.ts';
import { useStatementTable } from './statement.ts';
import type { StatementTable } from './statement.ts';

/** Complete by its type: a kind without an emitter does not compile. */
const table: StatementTable = { ...simpleStatements, ...choiceStatements, ...loopStatements, ...exceptionStatements, ...recordStatements };
useStatementTable(table);

export { emitStatement } from './statement.ts';
