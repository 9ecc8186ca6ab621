import { expect, test } from 'vitest';
import { decodeText, encodeUtf8 } from '../bytes/text.ts';
import { XmlText } from './xml-text.ts';

test('undoes the five entities of XML 1.0 section 4.6 and numbers, and keeps all else', () => {
  const said = (text: string): string => {
    const { bytes } = new XmlText(encodeUtf8(text), 0, encodeUtf8(text).length);
    return decodeText(bytes, 0, bytes.length);
  };
  expect(said('&lt;&gt;&amp;&quot;&apos;')).toBe('<>&"\'');
  expect(said('&#233;&#x1F600;')).toBe('é😀');
  for (const text of ['&nbsp;', '&#xD800;', '&#1114112;', '&toString;', 'a & b;', '&;', '&amp'])
    expect(said(text)).toBe(text);
});

test('says which octets stand behind a part', () => {
  const text = new XmlText(encodeUtf8('xa&amp;b'), 1, 7);
  expect(text.locate({ at: 1, length: 1 })).toEqual({ at: 2, length: 5 });
  expect(text.locate({ at: 2, length: 1 })).toEqual({ at: 7, length: 1 });
});
