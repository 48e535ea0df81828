import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFor, wordsForNoOauth } from './callout-words.ts';

test('in the fewest words a name that is unknown and a port that is closed look alike; in plain ones they do not', () => {
  assert.equal(wordsFor('unknownHost', 'a.example', 'fewest'), wordsFor('refused', 'a.example', 'fewest'));
  assert.match(wordsFor('unknownHost', 'a.example', 'plain'), /UnknownHostException: a\.example/);
  assert.match(wordsFor('refused', 'a.example', 'plain'), /Connection refused/);
  assert.equal(wordsFor('timeout', 'a.example', 'plain'), wordsFor('timeout', 'a.example', 'fewest'));
});

test('of an answer that is no OAuth one nothing is said, or its status', () => {
  assert.deepEqual(wordsForNoOauth(404, 'Not Found', 'fewest'), { error: '', description: '' });
  assert.deepEqual(wordsForNoOauth(404, 'Not Found', 'plain'), { error: '404', description: 'Not Found' });
});
