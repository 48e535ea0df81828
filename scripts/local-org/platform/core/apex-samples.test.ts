/** The library from Apex: what needs classes of a project, records and a transaction. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSample } from '../../runtime/test-support/snippet.ts';

type Sample = readonly [name: string, members: string, body: string, expected: string];

const samples: readonly Sample[] = [
  [
    'JSON keeps nested objects, records and private fields, and drops transient ones',
    "public class Item { public String name; public List<Item> parts; public Account owner; private Decimal amount = 1.50; transient public String hidden = 'x'; }",
    `Item item = new Item(); item.name = 'a'; item.parts = new List<Item>{ new Item() }; item.owner = new Account(Name = 'Acme');
     Item copy = (Item) JSON.deserialize(JSON.serialize(item), Item.class);
     return copy.parts.size() + copy.owner.Name + ' ' + JSON.serialize(item, true);`,
    '1Acme {"name":"a","parts":[{"amount":1.50}],"owner":{"attributes":{"type":"Account"},"Name":"Acme"},"amount":1.50}',
  ],
  [
    'JSON has a map from its last entry to its first',
    '',
    `return JSON.serialize(new Map<String, Integer>{ 'a' => 1, 'b' => 2 });`,
    '{"b":2,"a":1}',
  ],
  [
    'select options sort by value, then label',
    '',
    `List<SelectOption> options = new List<SelectOption>{ new SelectOption('b', 'x'), new SelectOption('a', 'z'), new SelectOption('a', 'y') };
     options.sort(); return options[0].getLabel() + options[1].getLabel() + options[2].getLabel();`,
    'yzx',
  ],
  [
    'a set of text is no set of Ids',
    '',
    `Object texts = new Set<String>{ 'a' }; Object ids = new List<String>(); return (texts instanceof Set<Id>) + ' ' + (texts instanceof Set<String>) + ' ' + (ids instanceof List<Id>);`,
    'false true true',
  ],
  [
    'String.format makes text of each value once',
    'public class Count { Integer n = 0; public override String toString() { n++; return String.valueOf(n); } }',
    `return String.format('{0} {0} {0}', new List<Object>{ new Count() });`,
    '1 1 1',
  ],
  ['a number without value has no Integer', '', `Decimal none; return Integer.valueOf(none);`, 'null'],
  [
    'an element named as the type of the record is passed over',
    '',
    `return ((CronTrigger) JSON.deserialize('{"CronTrigger":{"TimesTriggered":1}}', CronTrigger.class)).TimesTriggered;`,
    'null',
  ],
  [
    'deserializeStrict names the attribute that the class lacks',
    'public class Item { public String name; }',
    `return JSON.deserializeStrict('{"nope":1}', Item.class);`,
    'System.JSONException: Unknown field: Sample.Item.nope',
  ],
  [
    'equals and hashCode decide about keys and ==',
    `public class Code { String text; public Code(String text) { this.text = text; }
       public Boolean equals(Object o) { return o instanceof Code && ((Code) o).text == text; }
       public Integer hashCode() { return text.hashCode(); } }`,
    `Set<Code> codes = new Set<Code>{ new Code('a'), new Code('a'), new Code('b') };
     return codes.size() + ' ' + codes.contains(new Code('b')) + ' ' + codes.remove(new Code('a')) + ' ' + (new Code('q') == new Code('q'));`,
    '2 true true true',
  ],
  [
    'classes sort by compareTo, a Comparator beats it, and print by toString',
    `public class Rank implements Comparable { Integer n; public Rank(Integer n) { this.n = n; }
       public Integer compareTo(Object o) { return n - ((Rank) o).n; } public override String toString() { return 'R' + n; } }
     public class Descending implements Comparator<Rank> { public Integer compare(Rank a, Rank b) { return b.n - a.n; } }`,
    `List<Rank> ranks = new List<Rank>{ new Rank(2), null, new Rank(1) }; ranks.remove(1); ranks.sort(); String first = String.valueOf(ranks);
     ranks.sort(new Descending()); return first + ranks;`,
    '(R1, R2)(R2, R1)',
  ],
  [
    'an Iterable of the project is walked by for',
    `public class Three implements Iterator<Integer>, Iterable<Integer> { Integer i = 0; public Boolean hasNext() { return i < 3; }
       public Integer next() { return i++; } public Iterator<Integer> iterator() { return this; } }`,
    'Integer sum = 0; for (Integer n : new Three()) sum += n; return sum;',
    '3',
  ],
  [
    'enums have names, order and valueOf',
    'public enum Color { RED, GREEN }',
    `return Color.valueOf('green').ordinal() + ' ' + Color.values() + ' ' + LoggingLevel.WARN.ordinal();`,
    '1 (RED, GREEN) 7',
  ],
  [
    'records are read and written by name, with checks',
    '',
    `Account a = new Account(Name = 'x'); a.put('description', 'd');
     return a.get(Account.Description) + ' ' + a.isSet('Name') + ' ' + a.getPopulatedFieldsAsMap().keySet() + ' ' + (a == a.clone()) + ' ' + a.getSObjectType();`,
    'd true {Name, Description} true Account',
  ],
  [
    'an unknown field is an SObjectException',
    '',
    `return new Account().get('Nope__c');`,
    'System.SObjectException: Invalid field Nope__c for Account',
  ],
  [
    'a value of another type is refused by put',
    '',
    `return new Account().put('AnnualRevenue', 'much');`,
    'System.SObjectException: Illegal assignment from String to Decimal',
  ],
  [
    'parents are set and read by relationship',
    '',
    `Contact c = new Contact(Account = new Account(Name = 'x')); return c.Account.Name + c.getSObject('Account').get('Name');`,
    'xx',
  ],
  [
    'errors stay on the record',
    '',
    `Account a = new Account(); a.addError('bad'); a.Name.addError('worse'); return a.getErrors().size() + a.getErrors()[1].getMessage() + a.getErrors()[1].getFields();`,
    '2worse(Name)',
  ],
  [
    'types are found by name and instantiated',
    'public class Item { public Integer n = 5; }',
    `Type t = Type.forName('Sample.Item'); return ((Item) t.newInstance()).n + ' ' + (t == Item.class) + ' ' + t.getName();`,
    '5 true Sample.Item',
  ],
  [
    'classes of the platform are named with their namespace',
    '',
    `return IllegalArgumentException.class.getName() + ' ' + List<HttpRequest>.class.getName() + ' ' + Map<Id, Account>.class.getName();`,
    'System.IllegalArgumentException List<System.HttpRequest> Map<Id,Account>',
  ],
  [
    'a map of records goes by Id',
    '',
    `return new Map<Id, Account>(new List<Account>{ new Account() });`,
    'System.ListException: Row with null Id at index: 0',
  ],
  [
    'a collection stays as it is while a loop walks it',
    '',
    `Set<Integer> s = new Set<Integer>{ 1 }; for (Integer n : s) s.add(2); return s;`,
    'System.FinalException: Cannot modify a collection while it is being iterated.',
  ],
  [
    'AuraHandledException keeps its text for the client',
    '',
    `return new AuraHandledException('told').getMessage();`,
    'Script-thrown exception',
  ],
];

describe('the platform library from Apex', () => {
  for (const [name, members, body, expected] of samples) {
    it(name, () => {
      const outcome = runSample([`public class Sample { ${members} public static Object run() { ${body} } }`]);
      assert.deepEqual(outcome.problems, []);
      assert.equal(outcome.exception ?? outcome.value, expected);
    });
  }
});
