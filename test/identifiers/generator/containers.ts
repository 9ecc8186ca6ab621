import { cat, encode, joined, named, piece, type Part, type Piece } from './piece.ts';

/** Bodies with named values. Each gives its keys to the values that have none yet. */
export type Json = Part | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Pairs = Readonly<Record<string, Part>>;

/** `escape`: how strings are written ('json-escape' leaves letters beyond ASCII as they are). */
export function json(value: Json, escape = 'json-escape', space = ''): Piece {
  if (typeof value === 'string') return cat('"', encode(escape, value), '"');
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return piece(String(value));
  if (isPiece(value)) return value.bare === true ? value : cat('"', encode(escape, value), '"');
  if (isList(value)) {
    return cat(
      '[',
      joined(
        value.map((one) => json(one, escape, space)),
        `,${space}`,
      ),
      ']',
    );
  }
  const fields = Object.entries(value as Record<string, Json>).map(([key, inner]) =>
    cat(json(key, escape), `:${space}`, named(key, json(inner, escape, space))),
  );
  return cat('{', joined(fields, `,${space}`), '}');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isPiece(value: Json): value is Piece {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'marks' in value;
}

/** application/x-www-form-urlencoded, and query strings. */
export function form(pairs: Pairs): Piece {
  return joined(
    Object.entries(pairs).map(([key, value]) => cat(`${key}=`, named(key, encode('form', value)))),
    '&',
  );
}

/** The same with %20, as in most query strings. */
export function query(pairs: Pairs): Piece {
  return joined(
    Object.entries(pairs).map(([key, value]) => cat(`${key}=`, named(key, encode('percent', value)))),
    '&',
  );
}

/** `a=b; c=d`, RFC 6265 section 4.2.1. */
export function cookies(pairs: Pairs): Piece {
  return joined(
    Object.entries(pairs).map(([key, value]) => cat(`${key}=`, named(key, value))),
    '; ',
  );
}

/** `key=value` with the given signs between, nothing escaped. */
export function plainPairs(pairs: Pairs, between: string, is = '='): Piece {
  return joined(
    Object.entries(pairs).map(([key, value]) => cat(`${key}${is}`, named(key, value))),
    between,
  );
}

/** One XML element; text is escaped, elements inside are made by `xml` and given as they are. */
export function xml(name: string, inner: Part | readonly Piece[], attributes: Pairs = {}): Piece {
  const signs = Object.entries(attributes).map(([key, value]) =>
    cat(` ${key}="`, named(key, encode('xml-escape', value)), '"'),
  );
  const content = Array.isArray(inner) ? cat(...(inner as readonly Piece[])) : encode('xml-escape', inner as Part);
  const local = name.split(':').pop() ?? name;
  if (content.bytes.length === 0) return cat(`<${name}`, ...signs, '/>');
  return cat(`<${name}`, ...signs, '>', named(local, content), `</${name}>`);
}

interface FormPart {
  readonly name: string;
  readonly value: Part;
  readonly file?: Part;
  readonly type?: string;
}

/** multipart/form-data, RFC 7578. */
export function multipart(boundary: string, parts: readonly FormPart[]): Piece {
  const written = parts.map(({ name, value, file, type }) =>
    cat(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
      ...(file === undefined ? [] : ['; filename="', named('filename', file), '"']),
      ...(type === undefined ? [] : [`\r\nContent-Type: ${type}`]),
      '\r\n\r\n',
      named(name, value),
      '\r\n',
    ),
  );
  return cat(...written, `--${boundary}--\r\n`);
}
