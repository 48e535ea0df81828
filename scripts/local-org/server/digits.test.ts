/** Numbers of 18 digits go through REST, Apex, JSON, SOQL and formulas without losing or gaining one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';
import { scratchProject } from '../host/test-support/scratch-project.ts';
import { startServer } from './index.ts';
import type { RunningServer } from './index.ts';

const field = (name: string, body: string): [string, string] => [
  `objects/Sum__c/fields/${name}.field-meta.xml`,
  `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName><label>${name}</label>${body}</CustomField>`,
];
const number = (type: string, scale: number): string => `<type>${type}</type><precision>18</precision><scale>${scale}</scale>`;
const fields = { Whole__c: 0, Fraction__c: 17, Middle__c: 9 } as const;
const project = scratchProject(
  {},
  {
    'objects/Sum__c/Sum__c.object-meta.xml':
      '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Sum</label><pluralLabel>Sums</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel></CustomObject>',
    ...Object.fromEntries([
      ...Object.entries(fields).map(([name, scale]) => field(name, number('Number', scale))),
      field('Money__c', number('Currency', 2)),
      field('Share__c', number('Percent', 4)),
      field('Price__c', '<type>Currency</type><precision>16</precision><scale>2</scale>'),
      field('Small__c', '<type>Number</type><precision>3</precision><scale>0</scale>'),
      field('Same__c', `${number('Number', 0)}<formula>Whole__c + 1 - 1</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>`),
      field('Half__c', `${number('Number', 9)}<formula>Middle__c / 1</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>`),
    ]),
    'permissionsets/Sums.permissionset-meta.xml': `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Sums</label>${[
      'Whole__c',
      'Fraction__c',
      'Middle__c',
      'Money__c',
      'Share__c',
      'Price__c',
      'Small__c',
    ]
      .map((name) => `<fieldPermissions><editable>true</editable><field>Sum__c.${name}</field><readable>true</readable></fieldPermissions>`)
      .join('')}${['Same__c', 'Half__c']
      .map(
        (name) => `<fieldPermissions><editable>false</editable><field>Sum__c.${name}</field><readable>true</readable></fieldPermissions>`,
      )
      .join(
        '',
      )}<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords><object>Sum__c</object><viewAllRecords>true</viewAllRecords></objectPermissions></PermissionSet>`,
  },
);

let org: LocalOrg;
let server: RunningServer;
let token: string;

before(async () => {
  org = await startOrg({
    projectFolder: project.folder,
    stateFolder: project.stateFolder,
    threads: 1,
    clock: { startsAt: Date.UTC(2026, 0, 1) },
    administrator: { username: 'admin@example.com' },
  });
  await org.setPassword('admin@example.com', 'right');
  server = await startServer({ org, port: 0, shell: null, isReady: () => true });
  token = (await org.login('admin@example.com', 'right'))?.sessionId ?? '';
  const assigned = await apex(
    "insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Sums'].Id);",
  );
  assert.equal(assigned, '');
});

after(async () => {
  await server.close();
  await org.close();
  project.remove();
});

/** The answer as it was sent: a parser would read doubles. */
async function call(path: string, init: RequestInit = {}): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return await (await fetch(`${server.url}/services/data/v67.0${path}`, { headers, ...init })).text();
}

const post = (path: string, body: string, method = 'POST'): Promise<string> => call(path, { method, body });
const query = (soql: string): Promise<string> => call(`/query?q=${encodeURIComponent(soql)}`);

async function apex(source: string): Promise<string> {
  const session = await org.findSession(token);
  assert.ok(session !== null);
  const response = await org.execute(session, { kind: 'anonymous', source });
  const result = (response as { value: { success: boolean; compileProblem: string | null; exceptionMessage: string | null; logs: string } })
    .value;
  return result.success ? result.logs.replace(/^\S+ DEBUG /gm, '').trim() : (result.compileProblem ?? result.exceptionMessage ?? '');
}

const idOf = (answer: string): string => /"id":"(\w+)"/.exec(answer)?.[1] ?? assert.fail(answer);

const numbers = [
  ['Whole__c', '-123456789012345678'],
  ['Whole__c', '999999999999999999'],
  ['Fraction__c', '0.12345678901234567'],
  ['Fraction__c', '-9.99999999999999999'],
  ['Middle__c', '123456789.123456789'],
  ['Money__c', '9999999999999999.99'],
  ['Share__c', '-12345678901234.5678'],
] as const;

for (const [name, text] of numbers) {
  test(`${text} in ${name}, saved by REST`, async () => {
    const ids = [
      idOf(await post('/sobjects/Sum__c', `{"Name":"one","${name}":${text}}`)),
      idOf(await post('/composite/sobjects', `{"records":[{"attributes":{"type":"Sum__c"},"Name":"two","${name}":${text}}]}`)),
      idOf(await post('/sobjects/Sum__c', `{"Name":"three","${name}":"${text}"}`)),
    ];
    for (const id of ids) {
      assert.match(await query(`SELECT ${name} FROM Sum__c WHERE Id = '${id}'`), new RegExp(`"${name}":${text}[,}]`));
      assert.match(await call(`/sobjects/Sum__c/${id}`), new RegExp(`"${name}":${text}[,}]`));
      assert.equal(await apex(`System.debug([SELECT ${name} FROM Sum__c WHERE Id = '${id}'].${name});`), text);
    }
  });

  test(`${text} in ${name}, saved by Apex and through its JSON`, async () => {
    const printed = await apex(`
      Sum__c saved = new Sum__c(Name = 'apex', ${name} = Decimal.valueOf('${text}'));
      insert saved;
      Sum__c found = [SELECT ${name} FROM Sum__c WHERE Id = :saved.Id AND ${name} = ${text} AND ${name} = :saved.${name}];
      String written = JSON.serialize(found);
      Assert.isTrue(written.contains('"${name}":${text}'), written);
      Sum__c typed = (Sum__c) JSON.deserialize(written, Sum__c.class);
      Assert.areEqual(found.${name}, typed.${name});
      Map<String, Object> untyped = (Map<String, Object>) JSON.deserializeUntyped(written);
      Assert.areEqual('${text}', String.valueOf(untyped.get('${name}')));
      JSONGenerator generator = JSON.createGenerator(false);
      generator.writeStartObject();
      generator.writeNumberField('n', found.${name});
      generator.writeEndObject();
      Assert.areEqual('{"n":${text}}', generator.getAsString());
      JSONParser parser = JSON.createParser(generator.getAsString());
      parser.nextToken(); parser.nextToken(); parser.nextToken();
      Assert.areEqual(found.${name}, parser.getDecimalValue());
      System.debug(saved.Id);`);
    assert.match(printed, /^\w{18}$/);
    assert.match(await query(`SELECT ${name} FROM Sum__c WHERE Id = '${printed}'`), new RegExp(`"${name}":${text}[,}]`));
  });
}

test('decimals beyond those of a field are kept as far as 18 digits reach', async () => {
  for (const [name, text, kept] of [
    ['Price__c', '1.239', '1.239'],
    ['Price__c', '-12345678901234.56785', '-12345678901234.5679'],
    ['Small__c', '0.123456789012345', '0.123456789012345'],
    ['Small__c', '999.9', '999.9'],
    ['Small__c', '7', '7'],
  ] as const) {
    const id = idOf(await post('/sobjects/Sum__c', `{"Name":"beyond","${name}":${text}}`));
    assert.match(await query(`SELECT ${name} FROM Sum__c WHERE Id = '${id}' AND ${name} = ${kept}`), new RegExp(`"${name}":${kept}[,}]`));
    const printed = await apex(`
      Sum__c saved = new Sum__c(Name = 'beyond', ${name} = ${text});
      insert saved;
      System.debug([SELECT ${name} FROM Sum__c WHERE Id = :saved.Id].${name});`);
    assert.equal(printed, kept);
  }
  assert.match(await post('/sobjects/Sum__c', '{"Name":"beyond","Small__c":1000}'), /NUMBER_OUTSIDE_VALID_RANGE/);
});

test('neighbours are told apart, put in order and added up', async () => {
  const whole = ['999999999999999997', '999999999999999998', '999999999999999999'];
  const records = whole.map((text) => `{"attributes":{"type":"Sum__c"},"Name":"near","Whole__c":${text}}`).join(',');
  await post('/composite/sobjects', `{"allOrNone":true,"records":[${records}]}`);
  const found = async (where: string): Promise<string[]> =>
    [
      ...(await query(`SELECT Whole__c FROM Sum__c WHERE Name = 'near' AND ${where} ORDER BY Whole__c DESC`)).matchAll(/"Whole__c":(\d+)/g),
    ].map(([, text]) => text ?? '');
  assert.deepEqual(await found('Whole__c != null'), [...whole].reverse());
  assert.deepEqual(await found('Whole__c > 999999999999999997'), [...whole].reverse().slice(0, 2));
  assert.deepEqual(await found('Whole__c > 999999999999999997.5'), [...whole].reverse().slice(0, 2));
  assert.deepEqual(await found('Whole__c >= 999999999999999998.5'), [whole[2]]);
  assert.deepEqual(await found('Whole__c < 999999999999999997.5'), [whole[0]]);
  assert.deepEqual(await found('Whole__c = 999999999999999998.5'), []);
  assert.deepEqual(await found('Whole__c IN (999999999999999998, 999999999999999998.5)'), [whole[1]]);
  assert.deepEqual(await found('Whole__c < 99999999999999999999'), [...whole].reverse());
  assert.equal(
    await apex(
      "AggregateResult all = [SELECT SUM(Whole__c) s, MIN(Whole__c) least, MAX(Whole__c) most, AVG(Whole__c) mean FROM Sum__c WHERE Name = 'near'];\nSystem.debug(all.get('s') + ' ' + all.get('least') + ' ' + all.get('most'));",
    ),
    '2999999999999999994 999999999999999997 999999999999999999',
  );
});

test('a sum may have more digits than any of its parts', async () => {
  const records = Array.from(
    { length: 20 },
    () => '{"attributes":{"type":"Sum__c"},"Name":"many","Whole__c":999999999999999999,"Money__c":-9999999999999999.99}',
  );
  await post('/composite/sobjects', `{"allOrNone":true,"records":[${records.join(',')}]}`);
  const answer = await query("SELECT SUM(Whole__c) w, SUM(Money__c) m, AVG(Money__c) a FROM Sum__c WHERE Name = 'many'");
  assert.match(answer, /"w":19999999999999999980[,}]/);
  assert.match(answer, /"m":-199999999999999999.80[,}]/);
  assert.match(answer, /"a":-1(0000000000000000|\.0E\+?16|e\+?16)[,}]/);
});

test('sums beyond 64 bits are compared and sorted as they are', async () => {
  const rows = [
    ...Array.from({ length: 19 }, () => ['fewer', '999999999999999999', '0.01', '9999999999999999.99']),
    ...Array.from({ length: 20 }, () => ['more', '999999999999999999', '-0.01', '123456789012345678']),
    ['negative', '-999999999999999999', '0.03', '0.01'],
    ['negative', '-999999999999999999', '0.04', '-12.5'],
  ];
  const sums = rows.map(
    ([name, whole, money]) => `{"attributes":{"type":"Sum__c"},"Name":"by ${name}","Whole__c":${whole},"Money__c":${money}}`,
  );
  await post('/composite/sobjects', `{"allOrNone":true,"records":[${sums.join(',')}]}`);
  const revenues = rows.map(([name, , , revenue]) => `{"attributes":{"type":"Account"},"Name":"by ${name}","AnnualRevenue":${revenue}}`);
  await post('/composite/sobjects', `{"allOrNone":true,"records":[${revenues.join(',')}]}`);
  const names = async (object: string, clauses: string): Promise<string[]> =>
    [...(await query(`SELECT Name FROM ${object} WHERE Name LIKE 'by %' GROUP BY Name ${clauses}`)).matchAll(/"Name":"by (\w+)"/g)].map(
      ([, name]) => name ?? '',
    );
  assert.deepEqual(await names('Sum__c', 'ORDER BY SUM(Whole__c)'), ['negative', 'fewer', 'more']);
  assert.deepEqual(await names('Sum__c', 'ORDER BY SUM(Whole__c) DESC'), ['more', 'fewer', 'negative']);
  assert.deepEqual(await names('Sum__c', 'ORDER BY SUM(Money__c)'), ['more', 'negative', 'fewer']);
  assert.deepEqual(await names('Sum__c', 'HAVING SUM(Whole__c) > 18999999999999999980.5'), ['fewer', 'more']);
  assert.deepEqual(await names('Sum__c', 'HAVING SUM(Whole__c) > 18999999999999999981'), ['more']);
  assert.deepEqual(await names('Sum__c', 'HAVING SUM(Whole__c) = 18999999999999999981'), ['fewer']);
  assert.deepEqual(await names('Sum__c', 'HAVING SUM(Whole__c) = 18999999999999999981.5'), []);
  assert.deepEqual(await names('Sum__c', 'HAVING SUM(Whole__c) <= -1999999999999999998'), ['negative']);
  assert.deepEqual(await names('Sum__c', 'HAVING SUM(Money__c) IN (0.07, 7)'), ['negative']);
  assert.deepEqual(await names('Sum__c', 'HAVING AVG(Money__c) > 0.034'), ['negative']);
  assert.deepEqual(await names('Sum__c', 'HAVING AVG(Money__c) = 0.035'), ['negative']);
  assert.deepEqual(await names('Account', 'ORDER BY SUM(AnnualRevenue)'), ['negative', 'fewer', 'more']);
  assert.deepEqual(await names('Account', 'HAVING SUM(AnnualRevenue) = 189999999999999999.81'), ['fewer']);
  assert.deepEqual(await names('Account', 'HAVING SUM(AnnualRevenue) = -12.49'), ['negative']);
  assert.deepEqual(await names('Account', 'HAVING AVG(AnnualRevenue) > 100000000000000000'), ['more']);
});

test('19 digits are refused as the platform refuses them, and so is what rounds up to them', async () => {
  for (const [name, text, told] of [
    ['Whole__c', '1234567890123456789', '1234567890123456789'],
    ['Whole__c', '-1000000000000000000', '-1000000000000000000'],
    ['Whole__c', '999999999999999999.5', '1000000000000000000'],
    ['Whole__c', '1e30', '1000000000000000000000000000000'],
    ['Fraction__c', '10', '10'],
    ['Middle__c', '1234567890.1', '1234567890.1'],
    ['Money__c', '99999999999999999', '99999999999999999'],
  ] as const) {
    assert.equal(
      await post('/sobjects/Sum__c', `{"Name":"wide","${name}":${text}}`),
      `[{"errorCode":"NUMBER_OUTSIDE_VALID_RANGE","message":"${name}: value outside of valid range on numeric field: ${told}","fields":["${name}"]}]`,
    );
    assert.match(
      await apex(`insert new Sum__c(Name = 'wide', ${name} = Decimal.valueOf('${text}'));`),
      new RegExp(`NUMBER_OUTSIDE_VALID_RANGE, ${name}: value outside of valid range on numeric field: ${told}: \\[${name}\\]`),
    );
  }
});

test('a standard amount has cents, or 18 digits', async () => {
  for (const text of ['123456789012345678', '-999999999999999999', '1000.55', '9999999999999999.99', '10000000000000001', '-12.5', '0']) {
    const id = idOf(await post('/sobjects/Account', `{"Name":"revenue","AnnualRevenue":${text}}`));
    assert.match(
      await query(`SELECT AnnualRevenue FROM Account WHERE Id = '${id}' AND AnnualRevenue = ${text}`),
      new RegExp(`"AnnualRevenue":${text}[,}]`),
    );
  }
  const ordered = await query("SELECT AnnualRevenue FROM Account WHERE Name = 'revenue' ORDER BY AnnualRevenue");
  assert.deepEqual(
    [...ordered.matchAll(/"AnnualRevenue":([-\d.]+)/g)].map(([, text]) => text),
    ['-999999999999999999', '-12.5', '0', '1000.55', '9999999999999999.99', '10000000000000001', '123456789012345678'],
  );
  const [sum] = [...(await query("SELECT SUM(AnnualRevenue) s FROM Account WHERE Name = 'revenue'")).matchAll(/"s":([-\d.]+)/g)];
  assert.equal(sum?.[1], '-856543210987653331.96');
  assert.match(await query("SELECT COUNT() FROM Account WHERE Name = 'revenue' AND AnnualRevenue > 9999999999999999.99"), /"totalSize":2/);
  assert.match(await post('/sobjects/Account', '{"Name":"x","AnnualRevenue":1000000000000000000}'), /NUMBER_OUTSIDE_VALID_RANGE/);
});

test('what is computed from a number keeps its digits', async () => {
  const id = idOf(await post('/sobjects/Sum__c', '{"Name":"formula","Whole__c":-123456789012345678,"Middle__c":123456789.123456789}'));
  const answer = await query(`SELECT Same__c, Half__c, FORMAT(Middle__c) text FROM Sum__c WHERE Id = '${id}'`);
  assert.match(answer, /"Same__c":-123456789012345678[,}]/);
  assert.match(answer, /"Half__c":123456789.123456789[,}]/);
  assert.match(answer, /"text":"123,456,789.123456789"/);
  assert.match(await query("SELECT COUNT() FROM Sum__c WHERE Name = 'formula' AND Same__c = -123456789012345678"), /"totalSize":1/);
  // A third of a cent is dropped, half a cent rounds up.
  for (const [amount, expected] of [
    ['9999999999999999.99', '3500000000000000'],
    ['1234567890123456.78', '432098761543209.87'],
    ['100.55', '35.19'],
    ['-0.10', '-0.04'],
  ] as const) {
    const deal = idOf(
      await post(
        '/sobjects/Opportunity',
        `{"Name":"deal","StageName":"Prospecting","CloseDate":"2026-01-01","Amount":${amount},"Probability":35}`,
      ),
    );
    assert.equal(/"ExpectedRevenue":([-\d.]+)/.exec(await call(`/sobjects/Opportunity/${deal}`))?.[1], expected);
  }
});

test('a whole number that is none, or too wide for an int, is refused', async () => {
  for (const text of ['2147483648', '-2147483649', '9223372036854775808', '1.5'])
    assert.match(
      await post('/sobjects/Account', `{"Name":"x","NumberOfEmployees":${text}}`),
      /JSON_PARSER_ERROR|NUMBER_OUTSIDE_VALID_RANGE/,
    );
  assert.match(await apex("Object o = JSON.deserialize('2147483648', Integer.class);"), /Illegal value for primitive/);
  assert.match(await apex("Object o = JSON.deserialize('9223372036854775808', Long.class);"), /Illegal value for primitive/);
  assert.equal(await apex("System.debug(JSON.deserialize('9223372036854775807', Long.class));"), '9223372036854775807');
  assert.equal(
    await apex("System.debug(JSON.deserializeUntyped('[2147483647,2147483648,0.10000000000000000001]'));"),
    '(2147483647, 2147483648, 0.10000000000000000001)',
  );
});
