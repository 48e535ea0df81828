import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { ApexList } from '../../values/apex-list.ts';
import { ApexSet } from '../../values/apex-set.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { cells, queryOrg } from '../test-support/query-org.ts';
import { queryErrorDetail } from './index.ts';

const org = queryOrg();
const stamp = '2024-05-15T10:00:00Z';
const user = org.insert('User', { FirstName: 'Ann', LastName: 'Owner', Username: 'ann@x.y', Email: 'ann@x.y' });
const queue = org.insert('Group', { Name: 'Triage', Type: 'Queue' });
const acme = org.insert('Account', {
  Name: 'Acme',
  Industry: 'Banking',
  AnnualRevenue: 1000,
  OwnerId: user,
  NumberOfEmployees: 10,
  CreatedDate: '2024-05-15T01:00:00Z',
  SystemModstamp: stamp,
});
const beta = org.insert('Account', {
  Name: 'beta',
  Industry: 'Retail',
  AnnualRevenue: 2500,
  ParentId: acme,
  OwnerId: user,
  CreatedDate: '2024-05-14T23:30:00Z',
  SystemModstamp: stamp,
});
const gamma = org.insert('Account', {
  Name: "Gam_ma's 100%",
  OwnerId: user,
  CreatedDate: '2023-12-31T23:30:00Z',
  SystemModstamp: '2024-05-15T10:00:01Z',
});
org.insert('Account', { Name: 'Deleted', IsDeleted: true, OwnerId: user, SystemModstamp: stamp });
const ada = org.insert('Contact', { FirstName: 'Ada', LastName: 'Lovelace', AccountId: acme, Email: 'ada@x.y' });
org.insert('Contact', { LastName: 'Solo', AccountId: acme });
org.insert('Contact', { FirstName: 'Bo', LastName: 'Beta', AccountId: beta });
org.insert('Contact', { LastName: 'Nobody' });
org.insert('Case', { Subject: 'Queue case', OwnerId: queue, ContactId: ada, Status: 'New' });
org.insert('Case', { Subject: 'User case', OwnerId: user, Status: 'Closed' });
org.insert('Task', { Subject: 'Call', WhatId: acme, WhoId: ada, Status: 'Completed' });
org.insert('Opportunity', {
  Name: 'Big',
  AccountId: acme,
  StageName: 'Closed Won',
  Amount: '100.55',
  Probability: 100,
  CloseDate: '2024-05-15',
  IsPrivate: true,
});
org.insert('Opportunity', {
  Name: 'Small',
  AccountId: acme,
  StageName: 'Prospecting',
  Amount: '0.45',
  Probability: 10,
  CloseDate: '2024-02-01',
});
org.insert('Opportunity', { Name: 'None', AccountId: beta, StageName: 'Closed Lost', CloseDate: '2023-11-30' });

const ids = (...names: readonly string[]): readonly string[] => names;

describe('which rows match', () => {
  const cases: readonly (readonly [where: string, expected: readonly string[], binds?: Readonly<Record<string, unknown>>])[] = [
    ["Name = 'ACME'", ids('Acme')],
    ["Name != 'acme'", ids('beta', "Gam_ma's 100%")],
    ["Name <> 'acme' AND Name < 'c'", ids('beta')],
    ["Industry != 'Banking'", ids('beta', "Gam_ma's 100%")],
    ["NOT Industry = 'Banking'", ids('beta', "Gam_ma's 100%")],
    ["NOT (Industry = 'Banking' OR Industry = 'Retail')", ids("Gam_ma's 100%")],
    ['Industry = null', ids("Gam_ma's 100%")],
    ["Industry = ''", ids("Gam_ma's 100%")],
    ['Industry != NULL', ids('Acme', 'beta')],
    ['AnnualRevenue < null', ids()],
    ["Name LIKE 'a%'", ids('Acme')],
    ["Name LIKE '%a'", ids('beta')],
    ["Name LIKE 'gam\\_ma\\'s 100\\%'", ids("Gam_ma's 100%")],
    ["(NOT Name LIKE 'a%') AND Name LIKE '_eta'", ids('beta')],
    ["Industry IN ('banking', 'RETAIL')", ids('Acme', 'beta')],
    ["Industry NOT IN ('banking')", ids('beta', "Gam_ma's 100%")],
    ['Industry IN (null)', ids("Gam_ma's 100%")],
    ['AnnualRevenue > 1000.5', ids('beta')],
    ['AnnualRevenue >= 1e3', ids('Acme', 'beta')],
    ['NumberOfEmployees = 10', ids('Acme')],
    ['IsDeleted = true', ids()],
    ["Parent.Name = 'acme'", ids('beta')],
    ["Parent.Owner.Email = 'ANN@x.y'", ids('beta')],
    ['Parent.IsDeleted = false', ids('Acme', 'beta', "Gam_ma's 100%")],
    ["Account.Name = 'acme'", ids('Acme')],
    ["Id IN (SELECT AccountId FROM Contact WHERE FirstName = 'bo')", ids('beta')],
    ['Id NOT IN (SELECT AccountId FROM Contact)', ids("Gam_ma's 100%")],
    ['Name IN :names', ids('Acme', 'beta'), { names: new ApexSet({ kind: 'primitive', name: 'String' }, ['acme', 'BETA']) }],
    ['Name = :names', ids('Acme'), { names: new ApexList({ kind: 'primitive', name: 'String' }, ['acme']) }],
    ['Name IN :names', ids(), { names: new ApexList({ kind: 'primitive', name: 'String' }) }],
    ['Name NOT IN :names', ids('Acme', 'beta', "Gam_ma's 100%"), { names: new ApexList({ kind: 'primitive', name: 'String' }) }],
    ['Id = :id', ids('Acme'), { id: acme.slice(0, 15) }],
    ['AnnualRevenue = :amount', ids('Acme'), { amount: ApexDecimal.of('1000.00') }],
    ['SystemModstamp = :t AND Id > :id', ids('beta'), { t: new ApexDatetime(Date.parse(stamp)), id: acme }],
    ['CreatedDate = TODAY', ids('Acme')],
    ['CreatedDate = YESTERDAY', ids('beta')],
    ['CreatedDate < THIS_YEAR', ids("Gam_ma's 100%")],
    ['CreatedDate = LAST_N_DAYS:2', ids('Acme', 'beta')],
    ['CreatedDate > 2024-05-15T00:30:00Z', ids('Acme')],
    ['CreatedDate >= 2024-05-15T01:30:00+01:00', ids('Acme')],
    ['CALENDAR_YEAR(CreatedDate) = 2023', ids("Gam_ma's 100%")],
    ['DAY_ONLY(CreatedDate) = 2024-05-14', ids('beta')],
  ];
  for (const [where, expected, binds] of cases) {
    it(where, () =>
      assert.deepEqual(cells(org.query(`SELECT Name FROM Account WHERE ${where} ORDER BY Name`, { binds: binds ?? {} }), 'Name'), expected),
    );
  }

  it('counts days in the time zone of the user', () => {
    const east = queryOrg({ timeZone: 'Pacific/Kiritimati', now: Date.UTC(2024, 4, 15, 12) });
    east.insert('Account', { Name: 'Local tomorrow', CreatedDate: '2024-05-15T10:30:00Z', SystemModstamp: stamp });
    assert.deepEqual(
      cells(east.query('SELECT Name FROM Account WHERE CreatedDate = TODAY'), 'Name'),
      ['Local tomorrow'],
      '12:00Z is the 16th there, and so is 10:30Z',
    );
    assert.deepEqual(
      cells(
        east.query(
          'SELECT DAY_IN_MONTH(convertTimezone(CreatedDate)) d, COUNT(Id) n FROM Account GROUP BY DAY_IN_MONTH(convertTimezone(CreatedDate))',
        ),
        'd',
        'n',
      ),
      ['16|1'],
    );
  });
});

describe('what rows hold', () => {
  it('reads parents, and null where there is none', () => {
    assert.deepEqual(
      cells(
        org.query('SELECT Name, Account.Name, Account.Owner.Name FROM Contact ORDER BY Name'),
        'Name',
        'Account.Name',
        'Account.Owner.Name',
      ),
      ['Ada Lovelace|Acme|Ann Owner', 'Bo Beta|beta|Ann Owner', 'Nobody|-|-', 'Solo|Acme|Ann Owner'],
    );
  });

  it('reads polymorphic owners and activities', () => {
    assert.deepEqual(
      cells(
        org.query('SELECT Subject, Owner.Name, Owner.Type, ContactEmail FROM Case ORDER BY Subject'),
        'Subject',
        'Owner.Name',
        'Owner.Type',
        'ContactEmail',
      ),
      ['Queue case|Triage|Group|ada@x.y', 'User case|Ann Owner|User|-'],
    );
    assert.deepEqual(
      cells(
        org.query("SELECT What.Name, Who.Name, IsClosed FROM Task WHERE What.Type = 'Account' AND Who.Type IN ('Contact')"),
        'What.Name',
        'Who.Name',
        'IsClosed',
      ),
      ['Acme|Ada Lovelace|true'],
    );
    assert.deepEqual(
      cells(
        org.query('SELECT TYPEOF What WHEN Account THEN Name, Industry WHEN Opportunity THEN Amount ELSE Name END FROM Task'),
        'What.Industry',
      ),
      ['Banking'],
    );
  });

  it('nests child queries, each with its own limit', () => {
    const { records } = org.query(
      'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 1), (SELECT Name FROM Opportunities WHERE Amount != null ORDER BY Amount DESC) FROM Account ORDER BY Name',
    );
    const children = (record: SObjectValue, name: string, field: string): unknown[] =>
      (record.children.get(name)?.items ?? []).map((child) => child.fields.get(field));
    assert.deepEqual(
      (records as SObjectValue[]).map((record) => [children(record, 'Contacts', 'LastName'), children(record, 'Opportunities', 'Name')]),
      [
        [['Lovelace'], ['Big', 'Small']],
        [['Beta'], []],
        [[], []],
      ],
    );
  });

  it('keeps 18 digits exactly and derives standard fields', () => {
    const big = org.insert('Opportunity', {
      Name: 'Exact',
      StageName: 'Closed Won',
      Amount: '1234567890123456.78',
      Probability: 50,
      CloseDate: '2030-12-31',
    });
    const [record] = org.query(
      'SELECT Amount, IsWon, FiscalQuarter, ExpectedRevenue FROM Opportunity WHERE Amount = 1234567890123456.78',
    ).records;
    assert.equal(String(record?.fields.get('Amount')), '1234567890123456.78');
    assert.deepEqual([record?.fields.get('Id'), record?.fields.get('IsWon'), record?.fields.get('FiscalQuarter')], [big, true, 4]);
    org.storage.run('DELETE FROM "Opportunity" WHERE "Id" = ?', [big]);
  });

  it('sorts: nulls first, picklists by their setup, text without case', () => {
    assert.deepEqual(cells(org.query('SELECT Name FROM Opportunity ORDER BY Amount DESC NULLS LAST'), 'Name'), ['Big', 'Small', 'None']);
    assert.deepEqual(cells(org.query('SELECT Name FROM Opportunity ORDER BY Amount DESC'), 'Name'), ['None', 'Big', 'Small']);
    assert.deepEqual(cells(org.query('SELECT Name FROM Opportunity ORDER BY StageName'), 'Name'), ['Small', 'Big', 'None']);
    assert.deepEqual(cells(org.query('SELECT Name FROM Account ORDER BY Name DESC LIMIT 1 OFFSET 1'), 'Name'), ['beta']);
  });

  it('sees deleted rows with ALL ROWS only', () => {
    assert.equal(org.query('SELECT COUNT() FROM Account').count, 3);
    assert.equal(org.query('SELECT COUNT() FROM Account ALL ROWS').count, 4);
  });

  it('reads compound addresses, and children by qualified names', () => {
    org.insert('Lead', { LastName: 'Far', Company: 'C', City: 'Oslo', Latitude: '59.9' });
    const [lead] = org.query('SELECT Address FROM Lead').records;
    assert.deepEqual((lead?.fields.get('Address') as { parts: Record<string, unknown> }).parts['city'], 'Oslo');
    assert.equal(
      (org.query("SELECT Id, (SELECT Id FROM Account.Contacts) FROM Account WHERE Name = 'Acme'").records[0] as SObjectValue).children.get(
        'Contacts',
      )?.size,
      2,
    );
    assert.equal(
      (
        org.query(
          "SELECT QualifiedApiName, (SELECT DataType FROM Fields WHERE QualifiedApiName = 'Name') FROM EntityDefinition WHERE QualifiedApiName = 'Account'",
        ).records[0] as SObjectValue
      ).children.get('Fields')?.size,
      1,
    );
  });

  it('expands FIELDS and describes objects', () => {
    assert.ok(org.query('SELECT FIELDS(STANDARD) FROM Account LIMIT 1').records[0]?.fields.has('BillingCity'));
    assert.deepEqual(
      cells(
        org.query(
          "SELECT QualifiedApiName, DataType FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Account' AND QualifiedApiName = 'Name'",
        ),
        'DataType',
      ),
      ['Text(255)'],
    );
  });
});

describe('aggregates', () => {
  const cases: readonly (readonly [soql: string, columns: readonly string[], expected: readonly string[]])[] = [
    [
      'SELECT COUNT(Id), SUM(Amount), AVG(Amount), MIN(Amount), MAX(CloseDate) FROM Opportunity',
      ['expr0', 'expr1', 'expr2', 'expr3', 'expr4'],
      ['3|101.00|50.5|0.45|2024-05-15'],
    ],
    ['SELECT Account.Name n, COUNT(Id) c FROM Opportunity GROUP BY Account.Name HAVING COUNT(Id) > 1', ['n', 'c'], ['Acme|2']],
    [
      'SELECT AccountId, SUM(Amount) total FROM Opportunity GROUP BY AccountId ORDER BY SUM(Amount) DESC NULLS LAST',
      ['AccountId', 'total'],
      [`${acme}|101.00`, `${beta}|-`],
    ],
    [
      'SELECT CALENDAR_YEAR(CloseDate), CALENDAR_QUARTER(CloseDate) q, COUNT_DISTINCT(AccountId) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate), CALENDAR_QUARTER(CloseDate) ORDER BY CALENDAR_YEAR(CloseDate), CALENDAR_QUARTER(CloseDate)',
      ['expr0', 'q', 'expr1'],
      ['2023|4|1', '2024|1|1', '2024|2|1'],
    ],
    ["SELECT SUM(Amount) FROM Opportunity WHERE Name = 'None such'", ['expr0'], ['-']],
  ];
  for (const [soql, columns, expected] of cases) it(soql, () => assert.deepEqual(cells(org.query(soql), ...columns), expected));
});

describe('wrong queries', () => {
  const cases: readonly (readonly [soql: string, code: string, message: RegExp])[] = [
    [
      'SELECT Foo FROM Account',
      'INVALID_FIELD',
      /^No such column 'Foo' on entity 'Account'\. If you are attempting to use a custom field, be sure to append the '__c'/,
    ],
    ['SELECT Id FROM Nope__c', 'INVALID_TYPE', /^sObject type 'Nope__c' is not supported\./],
    ['SELECT Id FORM Account', 'MALFORMED_QUERY', /unexpected token: 'Account'/],
    ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', /unexpected token: <EOF>/],
    ["SELECT Id FROM Account WHERE Name = 'x' AND Name = 'y' OR Name = 'z'", 'MALFORMED_QUERY', /unexpected token: 'OR'/],
    ['SELECT Id FROM Account WHERE Name = 5', 'INVALID_FIELD', /must be of type string and should be enclosed in quotes/],
    ["SELECT Id FROM Account WHERE AnnualRevenue = '5'", 'INVALID_FIELD', /must be of type double and should not be enclosed in quotes/],
    ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: abc/],
    ["SELECT Id FROM Account WHERE Description = 'x'", 'INVALID_FIELD', /field 'Description' can not be filtered in a query call/],
    ['SELECT Id, Nope.Name FROM Account', 'INVALID_FIELD', /Didn't understand relationship 'Nope'/],
    ['SELECT (SELECT Id FROM Nopes) FROM Account', 'INVALID_TYPE', /Didn't understand relationship 'Nopes' in FROM part of query call/],
    ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', /Field must be grouped or aggregated: Name/],
    ['SELECT Id FROM Account WHERE Name = :missing', 'MALFORMED_QUERY', /Variable does not exist: missing/],
    ["SELECT Id FROM Account WHERE Name = 'x", 'MALFORMED_QUERY', /not closed/],
    ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', /LIMIT of at most 200/],
    ['SELECT Industry, COUNT(Id) FROM Account GROUP BY ROLLUP(Industry)', 'UNSUPPORTED_BY_LOCAL_ORG', /does not support GROUP BY ROLLUP/],
  ];
  for (const [soql, code, message] of cases) {
    it(soql, () =>
      assert.throws(
        () => org.query(soql),
        (error: { getMessage(): string }) => message.test(error.getMessage()) && queryErrorDetail(error)?.code === code,
        soql,
      ),
    );
  }
});

describe('access', () => {
  const limited = queryOrg({
    access: { isSystem: false, field: (_object, field) => ({ readable: field !== 'Industry' && field !== 'Email', editable: false }) },
    hooks: {
      visibility: (object, alias, reader, parameter) => (object.name === 'Account' ? `${alias}."OwnerId" = ${parameter(reader.id)}` : null),
      editable: () => null,
    },
  });
  limited.insert('Account', { Name: 'Mine', OwnerId: '005000000000001AAA', SystemModstamp: stamp });
  limited.insert('Account', { Name: 'Theirs', OwnerId: user, SystemModstamp: stamp });

  it('names every inaccessible field in user mode, filters included', () => {
    assert.throws(
      () => limited.query("SELECT Industry FROM Account WHERE Owner.Email = 'x'", { access: 'user' }),
      (error: { inaccessibleFields: ReadonlyMap<string, readonly string[]> }) =>
        JSON.stringify([...error.inaccessibleFields]) ===
        JSON.stringify([
          ['Account', ['Industry']],
          ['User', ['Email']],
        ]),
    );
    assert.equal(limited.query('SELECT Industry FROM Account').records.length, 2, 'system mode sees all');
  });
  it('shares in user mode and where the class does', () => {
    assert.deepEqual(cells(limited.query('SELECT Name FROM Account', { sharing: true }), 'Name'), ['Mine']);
    assert.deepEqual(cells(limited.query('SELECT Name FROM Account WITH USER_MODE'), 'Name'), ['Mine']);
  });
  it('counts a row for each group that is only counted, and each record that goes into another function', () => {
    const counted = queryOrg();
    for (const Industry of ['Energy', 'Energy', 'Media']) counted.insert('Account', { Name: 'A', Industry, SystemModstamp: stamp });
    const used = (soql: string): unknown => {
      counted.used.clear();
      counted.query(soql);
      return counted.used.get('QueryRows');
    };
    assert.deepEqual(
      [
        'SELECT COUNT(Id) FROM Account',
        'SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry ORDER BY COUNT(Id) DESC',
        'SELECT Industry, COUNT(Id), MAX(Name) FROM Account GROUP BY Industry',
        'SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry ORDER BY MAX(Name)',
        'SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry HAVING COUNT(Id) > 0',
        'SELECT Industry FROM Account GROUP BY Industry',
      ].map(used),
      [1, 2, 3, 3, 3, 3],
    );
  });
  it('counts queries and rows', () => {
    org.used.clear();
    org.query('SELECT Id, (SELECT Id FROM Contacts) FROM Account');
    assert.deepEqual(Object.fromEntries(org.used), { Queries: 1, QueryRows: 6, AggregateQueries: 1 });
  });
});

describe('SOSL', () => {
  const find = (sosl: string, fixedIds: readonly string[] | null = null): unknown =>
    org.within(() =>
      org.engine
        .search({ soql: sosl, binds: new Map(), access: 'system', sharing: false }, fixedIds)
        .map((records) => records.map((record) => record.fields.get('Name'))),
    );
  const cases: readonly (readonly [sosl: string, expected: unknown])[] = [
    ["FIND 'acme' IN ALL FIELDS RETURNING Account(Id, Name), Contact(Name)", [['Acme'], []]],
    ["FIND 'bet*' RETURNING Account(Name), Contact(Name WHERE FirstName != null ORDER BY Name LIMIT 5)", [['beta'], ['Bo Beta']]],
    ["FIND 'bet' RETURNING Account(Name)", [[]]],
    ["FIND 'lovelace OR solo' IN NAME FIELDS RETURNING Contact(Name ORDER BY Name)", [['Ada Lovelace', 'Solo']]],
  ];
  for (const [sosl, expected] of cases) it(sosl, () => assert.deepEqual(find(sosl), expected));
  it('finds what a test has fixed, and nothing else', () => {
    assert.deepEqual(find("FIND 'anything' RETURNING Account(Name WHERE Name != 'beta'), Contact(Name)", [acme, beta]), [['Acme'], []]);
    assert.deepEqual(find("FIND 'acme' RETURNING Account(Name)", []), [[]]);
  });
});

describe('plans', () => {
  it('answers keyset queries by an index, without sorting', () => {
    const plan = org
      .plan('SELECT Id, Name FROM Account WHERE SystemModstamp = :t AND Id > :id ORDER BY Id LIMIT 2000', {
        t: new ApexDatetime(Date.parse(stamp)),
        id: gamma,
      })
      .join('\n');
    assert.match(plan, /USING INDEX Account_by_SystemModstamp_Id \(SystemModstamp=\? AND Id>\?\)/);
    assert.doesNotMatch(plan, /TEMP B-TREE/);
    const next = org
      .plan('SELECT Id FROM Account WHERE SystemModstamp > :t AND SystemModstamp < :u ORDER BY SystemModstamp, Id LIMIT 2000', {
        t: new ApexDatetime(0),
        u: new ApexDatetime(1),
      })
      .join('\n');
    assert.match(next, /Account_by_SystemModstamp_Id \(SystemModstamp>\? AND SystemModstamp<\?\)/);
    assert.doesNotMatch(next, /TEMP B-TREE/);
  });
  it('finds children by their reference', () =>
    assert.match(
      org
        .plan('SELECT Id FROM Contact WHERE AccountId IN :ids', { ids: new ApexList({ kind: 'primitive', name: 'Id' }, [acme, beta]) })
        .join('\n'),
      /Contact_by_AccountId/,
    ));
});
