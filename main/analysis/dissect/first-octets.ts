/** The octets that a first payload may begin with, for `Dissector.begins`: characters, or a range of values. */
export function octetsOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** `first` to `last`, both included. */
export function octetRange(first: number, last: number): ReadonlySet<number> {
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
