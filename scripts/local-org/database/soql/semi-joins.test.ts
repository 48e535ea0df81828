/** Semi-joins that the platform takes, and each kind that it refuses, with the place that it names. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApexException } from '../../values/apex-exception.ts';
import { queryErrorDetail, staticQueryProblem } from './index.ts';
import { queryOrg } from '../test-support/query-org.ts';

const org = queryOrg();
const user = org.insert('User', { FirstName: 'Ann', LastName: 'Owner', Username: 'ann@x.y', Email: 'ann@x.y' });
const acme = org.insert('Account', { Name: 'Acme', OwnerId: user });
const beta = org.insert('Account', { Name: 'beta', ParentId: acme, OwnerId: user });
org.insert('Account', { Name: 'Gamma', OwnerId: user });
const ada = org.insert('Contact', { FirstName: 'Ada', LastName: 'Lovelace', AccountId: acme });
org.insert('Contact', { FirstName: 'Bo', LastName: 'Beta', AccountId: beta });
org.insert('Contact', { LastName: 'Nobody' });
org.insert('Task', { Subject: 'Call', WhatId: acme, WhoId: ada, Status: 'Completed' });
org.insert('Opportunity', { Name: 'Big', AccountId: acme, StageName: 'Closed Won', CloseDate: '2024-05-15', IsWon: true });

describe('semi-joins', () => {
  const malformed: readonly (readonly [where: string, message: string, position?: number])[] = [
    ['Parent.Id IN (SELECT AccountId FROM Contact)', "The left operand 'Parent.Id' cannot have more than one level of relationships", 28],
    [
      'Parent.OwnerId IN (SELECT OwnerId FROM Contact)',
      "The left operand 'Parent.OwnerId' cannot have more than one level of relationships",
    ],
    [
      'Name IN (SELECT AccountId FROM Contact)',
      "The left operand field in the where expression for outer query should be an id field, cannot use: 'Name'",
    ],
    ['Id IN (SELECT ParentId FROM Account)', 'The inner and outer selects should not be on the same object type'],
    ['ParentId IN (SELECT Id FROM account)', 'The inner and outer selects should not be on the same object type'],
    ['Id IN (SELECT WhatId FROM Task)', "Entity 'Task' is not supported for semi join inner selects"],
    ['Id IN (SELECT ParentId FROM Note)', "Entity 'Note' is not supported for semi join inner selects"],
    [
      'Id IN (SELECT Contact.AccountId FROM Case)',
      "The inner select field 'Contact.AccountId' cannot have more than one level of relationships",
    ],
    ['Id IN (SELECT Subject FROM Case)', "Semi join sub-selects can only query id fields, cannot use: 'Subject'"],
    ['Id IN (SELECT AccountId, Id FROM Case)', 'semi join sub-selects can only query a single field'],
    ['Id IN (SELECT COUNT(AccountId) FROM Case)', 'semi join sub-selects can only query a single field'],
    [
      'Id IN (SELECT ContactId FROM Case)',
      "The selected field 'ContactId' in the subquery and the left operand field in the where expression in the outer query 'Id' should point to the same object type",
    ],
    [
      'OwnerId IN (SELECT AccountId FROM Contact)',
      "The selected field 'AccountId' in the subquery and the left operand field in the where expression in the outer query 'OwnerId' should point to the same object type",
    ],
    ['Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))', 'Nesting of semi join sub-selects is not supported'],
    [
      'Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case) AND Id NOT IN (SELECT AccountId FROM Opportunity)',
      'Maximum 2 semi join sub-selects are allowed',
    ],
    ["Name = 'x' OR Id IN (SELECT AccountId FROM Contact)", "Semi join sub-selects are not allowed with the 'OR' operator"],
    ['NOT Id IN (SELECT AccountId FROM Contact)', "Semi join sub-selects are not allowed with the 'NOT' operator"],
    [
      "Industry = null AND (Name = 'x' OR Id IN (SELECT AccountId FROM Contact))",
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    ],
    [
      "Industry = null AND (Name = 'x' AND Id IN (SELECT AccountId FROM Contact))",
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    ],
    ['Id IN (SELECT AccountId FROM Contact ORDER BY Id)', "unexpected token: 'ORDER'", 65],
    ['Id IN (SELECT AccountId FROM Contact LIMIT 1)', "unexpected token: 'LIMIT'"],
    ['Id IN (SELECT AccountId FROM Contact FOR UPDATE)', "unexpected token: 'FOR'"],
    ['Id IN (SELECT AccountId FROM Contact GROUP BY AccountId)', "unexpected token: 'GROUP'"],
  ];
  const refuses = (soql: string, message: string, position?: number): void => {
    for (const run of [() => org.query(soql), () => org.plan(soql)])
      assert.throws(run, (error: ApexException) => {
        assert.equal(error.getMessage(), message);
        assert.equal(queryErrorDetail(error)?.code, 'MALFORMED_QUERY');
        if (position !== undefined) assert.equal(queryErrorDetail(error)?.position, position);
        return true;
      });
    assert.equal(staticQueryProblem(soql, org.schema), message, 'as the compiler says it');
  };
  for (const [where, message, position] of malformed)
    it(`refuses ${where}`, () => {
      refuses(`SELECT Id FROM Account WHERE ${where}`, message, position === undefined ? undefined : position + 1);
      refuses(`SELECT COUNT() FROM Account WHERE ${where}`, message);
      refuses(`SELECT COUNT(Id) FROM Account WHERE ${where}`, message);
    });
  it('refuses them where they are no filter of the query itself', () => {
    const nested = 'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.';
    refuses('SELECT OwnerId FROM Account GROUP BY OwnerId HAVING OwnerId IN (SELECT Id FROM User)', nested);
    const child = 'SELECT Id, (SELECT Id FROM Contacts WHERE AccountId IN (SELECT AccountId FROM Case)) FROM Account';
    assert.throws(
      () => org.query(child),
      (error: ApexException) => error.getMessage() === nested,
    );
  });
  const accepted: readonly (readonly [where: string, count: number])[] = [
    ['Account.Id IN (SELECT AccountId FROM Contact)', 2],
    ["(Name LIKE 'a%') AND (Id IN (SELECT AccountId FROM Contact WHERE FirstName = 'Ada' OR LastName = 'Solo'))", 1],
    ['(Id IN (SELECT AccountId FROM Contact)) AND Id NOT IN (SELECT AccountId FROM Opportunity WHERE IsWon = true)', 1],
    ["OwnerId IN (SELECT Id FROM User WHERE FirstName = 'Ann')", 3],
    ["ParentId IN (SELECT AccountId FROM Contact WHERE FirstName = 'Ada')", 1],
  ];
  for (const [where, count] of accepted)
    it(`takes ${where}`, () => {
      assert.equal(org.query(`SELECT COUNT() FROM Account WHERE ${where}`).count, count);
      assert.equal(staticQueryProblem(`SELECT Id FROM Account WHERE ${where}`, org.schema), null);
    });
  it('takes an alias, and the target of a reference to several', () => {
    assert.equal(
      org.query("SELECT COUNT() FROM Account a WHERE a.Id IN (SELECT c.AccountId FROM Contact c WHERE c.FirstName = 'Bo')").count,
      1,
    );
    assert.equal(org.query("SELECT COUNT() FROM Task WHERE WhoId IN (SELECT Id FROM Contact WHERE FirstName = 'Ada')").count, 1);
  });
});
