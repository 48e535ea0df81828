import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageReferences } from './package-references.ts';

const object = { path: 'main/a/objects/SynclineRun__c/SynclineRun__c.object-meta.xml', text: '' };
const others = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'].map((name) => apex(name, `public class ${name} {}`));

function apex(name: string, text: string): { path: string; text: string } {
  return { path: `main/b/classes/${name}.cls`, text };
}

function usedBy(text: string): string[] {
  return packageReferences([object, ...others, apex('User', text)])
    .filter(({ from }) => from.endsWith('/User.cls'))
    .map(({ name, line }) => `${name}:${line}`);
}

test('Apex uses the types that its source names, wherever they stand', () => {
  const source = `public class User extends One {
    private Map<Id, Two> byId = new Map<Id, Two>();
    public three of(Four given) {
      Object cast = (Five) given;
      for (Six each : Seven.all()) { cast = new Eight(each); }
    }
  }`;

  assert.deepEqual(usedBy(source), ['One:1', 'Two:2', 'three:3', 'Four:3', 'Five:4', 'Six:5', 'Seven:5', 'Eight:5']);
});

test('Apex uses the objects that it queries, in text too', () => {
  assert.deepEqual(usedBy('public class User { Object a = [SELECT Id FROM SynclineRun__c]; }'), ['SynclineRun__c:1']);
  assert.deepEqual(usedBy(`public class User { String a = 'SELECT Id FROM SynclineRun__c'; }`), ['SynclineRun__c:1']);
  assert.deepEqual(usedBy('public class User { Object a = SynclineRun__c.SObjectType; }'), ['SynclineRun__c:1']);
});

test('comments, texts, labels, itself and variables that are called like a class are no uses', () => {
  const source = `/** One. */
  public class User {
    // Two
    String text = 'Three' + Label.Four;
    void run(Integer five) { five.format(); User other; }
  }`;

  assert.deepEqual(usedBy(source), []);
});

test('tests may look at everything', () => {
  assert.deepEqual(usedBy('/** What it does. */\n@IsTest\nprivate class User { One one; }'), []);
  assert.deepEqual(usedBy("// Why.\n@SuppressWarnings('PMD.A')\n@IsTest\nprivate class User { One one; }"), []);
});

test('components use components, controllers and objects', () => {
  const component = (name: string, end: string, text: string): { path: string; text: string } => ({
    path: `main/c/lwc/${name}/${name}.${end}`,
    text,
  });
  const files = [
    object,
    ...others,
    component('word', 'ts', ''),
    component('aCard', 'ts', ''),
    component(
      'page',
      'ts',
      `import { word } from 'c/word';\nimport run from '@salesforce/apex/One.run';\nimport type from '@salesforce/schema/SynclineRun__c';`,
    ),
    component('page', 'html', '<template>\n<c-a-card></c-a-card></template>'),
  ];

  assert.deepEqual(
    packageReferences(files).map(({ name, line }) => `${name}:${line}`),
    ['c/word:1', 'One:2', 'SynclineRun__c:3', 'c/aCard:2'],
  );
});
