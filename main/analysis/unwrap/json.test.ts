import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { json } from './json.ts';

const values = (text: string): [string, string | null, string][] =>
  openAll(json, fieldOf(text))
    .seen.filter(({ role }) => role === 'value')
    .map(({ path, key, text: value }) => [path, key, value]);

/** RFC 8259 section 13, the first example, shortened by nothing but its URL. */
const IMAGE = `{
  "Image": {
      "Width":  800,
      "Height": 600,
      "Title":  "View from 15th Floor",
      "Thumbnail": { "Url": "http:\\/\\/www.example.com\\/image\\/481989943", "Height": 125, "Width":  100 },
      "Animated" : false,
      "IDs": [116, 943, 234, 38793]
    }
}`;

test('reads the real one: RFC 8259 section 13', () => {
  expect(values(IMAGE)).toEqual([
    ['json.Image.Width', 'Width', '800'],
    ['json.Image.Height', 'Height', '600'],
    ['json.Image.Title', 'Title', 'View from 15th Floor'],
    ['json.Image.Thumbnail.Url', 'Url', 'http://www.example.com/image/481989943'],
    ['json.Image.Thumbnail.Height', 'Height', '125'],
    ['json.Image.Thumbnail.Width', 'Width', '100'],
    ['json.Image.IDs[]', 'IDs', '116'],
    ['json.Image.IDs[]', 'IDs', '943'],
    ['json.Image.IDs[]', 'IDs', '234'],
    ['json.Image.IDs[]', 'IDs', '38793'],
  ]);
});

test('a member may say what the value beside it is called', () => {
  const named = (text: string): [string | null, string][] => values(text).map(([, key, value]) => [key, value]);
  expect(named('[{"key":"user_id","value":{"stringValue":"4711"}},{"n":"room","vs":"r1"}]')).toEqual([
    ['key', 'user_id'],
    ['user_id', '4711'],
    ['n', 'room'],
    ['room', 'r1'],
  ]);
  // A person's name names nothing, nor does a name in another object.
  expect(named('{"name":"Ada L","value":"4711"}')).toContainEqual(['value', '4711']);
  expect(named('{"a":{"name":"room"},"value":"4711"}')).toContainEqual(['value', '4711']);
  expect(named('[{"name":"room","type":1},{"value":"4711"}]')).toContainEqual(['value', '4711']);
});

test('what other notations begin like an object is none', () => {
  expect(json.recognise(fieldOf('{"user" => "ada"}'))).toBe(0);
  expect(json.recognise(fieldOf('{"user'))).toBeGreaterThan(0.5);
});

test('names are fields, too: data was often put there', () => {
  const { seen } = openAll(json, fieldOf('{"users":{"4812393":{"n":1}}}'));
  expect(seen.filter(({ role }) => role === 'name').map(({ path, key, text }) => [path, key, text])).toEqual([
    ['json', null, 'users'],
    ['json.users', null, '4812393'],
    ['json.users.4812393', null, 'n'],
  ]);
});

test('decodes escapes and says which octets stand behind them', () => {
  const field = fieldOf('{"n":"a\\u00e9\\ud83d\\ude00\\n\\"z"}');
  const found: string[] = [];
  json.open(
    field,
    (inner) => {
      if (inner.key !== 'n') return;
      const letters = [...'aé😀\n"z'];
      let at = inner.at;
      for (const letter of letters) {
        const length = new TextEncoder().encode(letter).length;
        const span = inner.locate({ at, length });
        found.push(new TextDecoder().decode(field.bytes.subarray(span.at, span.at + span.length)));
        at += length;
      }
      expect(at).toBe(inner.at + inner.length);
    },
    { octets: 100 },
  );
  expect(found).toEqual(['a', '\\u00e9', '\\ud83d\\ude00', '\\n', '\\"', 'z']);
});

test('reads JSONP, several documents in a row, and scalars in arrays', () => {
  expect(values('jQuery18_1470({"id":10410});')).toEqual([['json.id', 'id', '10410']]);
  expect(values('{"a":1}\n{"a":2}')).toEqual([
    ['json.a', 'a', '1'],
    ['json.a', 'a', '2'],
  ]);
  expect(values('["a",[-1.5e3],{}]')).toEqual([
    ['json[]', null, 'a'],
    ['json[][]', null, '-1.5e3'],
  ]);
});

test('agrees with JSON.parse on any document', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      const leaves: string[] = [];
      const walk = (node: unknown): void => {
        if (typeof node === 'string' && node !== '') leaves.push(node);
        else if (typeof node === 'number') leaves.push(String(node));
        else if (node && typeof node === 'object') Object.values(node).forEach(walk);
      };
      const tree: unknown = JSON.parse(text);
      fc.pre(typeof tree === 'object' && tree !== null);
      walk(tree);
      const read = values(text).map(([, , value]) =>
        Number.isFinite(Number(value)) && leaves.includes(String(Number(value))) ? String(Number(value)) : value,
      );
      // Lone surrogates cannot be written as octets; objects with number-like names are walked in another order.
      fc.pre(!/\\u[dD]/.test(text));
      expect(read.sort()).toEqual(
        leaves
          .map((leaf) =>
            Number.isFinite(Number(leaf)) && leaves.includes(String(Number(leaf))) ? String(Number(leaf)) : leaf,
          )
          .sort(),
      );
    }),
    { numRuns: 300 },
  );
});

test('every truncation yields a prefix, and the rest stays searchable', () => {
  const all = values(IMAGE);
  for (let n = 0; n < IMAGE.length; n++) {
    const read = values(IMAGE.slice(0, n));
    expect(all.slice(0, read.length)).toEqual(read);
  }
  const { seen } = openAll(json, fieldOf('{"a":"b","c": what 4812393'));
  expect(seen.at(-1)).toMatchObject({ role: 'name', key: null, text: 'what 4812393' });
});

test('tells JSON from what only begins like it', () => {
  for (const text of ['{"a":1}', ' {\n"a"', '["a"]', '[{"a":1}]', 'cb({"a":1})'])
    expect(json.recognise(fieldOf(text)), text).toBeGreaterThan(0.5);
  for (const text of ['', '{a:1}', '[INFO] x', 'function(a){"use"', 'a{"b":1}', 'plain'])
    expect(json.recognise(fieldOf(text)), text).toBe(0);
});

test('hostile nesting and floods end', () => {
  expect(openAll(json, fieldOf('['.repeat(100_000))).opened).toBe(true);
  expect(openAll(json, fieldOf(`[${'1,'.repeat(100_000)}1]`)).seen.length).toBeLessThanOrEqual(20_001);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(json, '{"a":{"b":["x\\u00e9",-1,null]},"c":true}\n{"d":"e"}');
});

test('a list may begin with a word, where something follows; a word in brackets alone fills an empty place', () => {
  expect(json.recognise(fieldOf('[null,null,"room:1","typing",{}]'))).toBeGreaterThan(0.5);
  expect(json.recognise(fieldOf('[ true , 1]'))).toBeGreaterThan(0.5);
  expect(values('[null,"4","room:81","say",{"uid":4711}]')).toEqual([
    ['json[]', null, '4'],
    ['json[]', null, 'room:81'],
    ['json[]', null, 'say'],
    ['json[].uid', 'uid', '4711'],
  ]);
  for (const text of ['[null]', '[nullable, 1]', '[true', '[none,1]'])
    expect([text, json.recognise(fieldOf(text))]).toEqual([text, 0]);
});

test('record separators stand between documents, as SignalR writes them', () => {
  expect(values('{"a":"1"}\x1e{"b":"2"}\x1e')).toEqual([
    ['json.a', 'a', '1'],
    ['json.b', 'b', '2'],
  ]);
});
