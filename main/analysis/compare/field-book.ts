import { decodeText, hex, isReadable } from '../bytes/text.ts';
import type { Field } from '../model/field.ts';
import type { Span } from '../bytes/cursor.ts';
import { wideTextOf } from './wide-texts.ts';
import { labelsOf, siteOfHost } from './around.ts';
import { type FieldRole, type FlowEnds, isSighted, MOST_EXCHANGES, MOST_SIGHTINGS, type Sighting } from './observed.ts';

/** Parts of messages told apart. An app has some thousand; hostile traffic any number. */
const MOST_ROLES = 50_000;
/** Longer values are documents, not identifiers; a push token has 163 characters, a signed one a thousand. */
const LONGEST_VALUE = 2_048;
/** Shorter ones are anybody's. */
const SHORTEST_VALUE = 3;
/** Fields of one name in one message that are told apart; those of a longer list are not aligned. */
const MOST_ALIKE = 16;

/** Labels of one name that may be values. */
const MOST_LABELS = 4;

interface Kept {
  readonly path: string;
  readonly key: string | null;
  readonly chain: readonly string[];
  held: { value: string; count: number; exchanges: number[]; sightings: Sighting[] } | null;
}

/** What each part of the messages held, and whether it stayed the same. */
export class FieldBook {
  omitted = 0;
  readonly #roles = new Map<string, Kept>();
  #alike = new Map<string, number>();

  /** A new message begins. */
  begin(): void {
    if (this.#alike.size > 0) this.#alike = new Map();
  }

  get roles(): ReadonlyMap<string, FieldRole> {
    return this.#roles;
  }

  /** @param around what the field's path alone does not say: whose server, which page */
  add(field: Field, around: string, ends: FlowEnds, exchange: number): void {
    if (field.length > LONGEST_VALUE) return;
    const name = `${around}\0${field.direction}\0${field.path}\0${field.key ?? ''}`;
    const before = this.#alike.get(name) ?? 0;
    if (before >= MOST_ALIKE) return;
    this.#alike.set(name, before + 1);
    this.#keep(`${name}\0${before}`, field.path, field, field, ends, exchange);
  }

  /** The labels of a host's name before the end that names whose it is, counted from there. */
  addLabels(field: Field, ends: FlowEnds, exchange: number): void {
    const name = field.text();
    if (field.length !== name.length) return; // a letter of several octets: nobody knows where its label stands
    const site = siteOfHost(name);
    const before = labelsOf(name).slice(0, -site.split('.').length);
    const passed = Math.max(0, before.length - MOST_LABELS);
    let { at } = field;
    for (const [i, label] of before.entries()) {
      const id = `host.label\0${site}\0${before.length - passed}\0${i - passed}`;
      if (i >= passed) this.#keep(id, 'host.label', field, { at, length: label.length }, ends, exchange);
      at += label.length + 1;
    }
  }

  #keep(id: string, path: string, field: Field, part: Span, ends: FlowEnds, exchange: number): void {
    let role = this.#roles.get(id);
    if (role && role.held === null) return;
    const value = writtenValue(field.bytes, part.at, part.length);
    if (!role) {
      if (this.#roles.size >= MOST_ROLES) {
        this.omitted++;
        return;
      }
      const { key, chain } = field;
      role = { path, key, chain, held: { value, count: 0, exchanges: [], sightings: [] } };
      this.#roles.set(id, role);
    }
    const { held } = role;
    if (!held) return;
    if (held.value !== value || part.length < SHORTEST_VALUE) {
      role.held = null;
      return;
    }
    if (held.exchanges.at(-1) !== exchange) {
      held.count++;
      if (held.exchanges.length < MOST_EXCHANGES) held.exchanges.push(exchange);
    }
    if (held.sightings.length >= MOST_SIGHTINGS) return;
    const sighting = { where: [], time: field.time(part), ends, direction: field.direction, protocol: field.protocol };
    if (!isSighted(held.sightings, sighting)) held.sightings.push({ ...sighting, where: field.where(part) });
  }
}

/** Text as it is, also in UTF-16; other octets as `hex:…`. */
export function writtenValue(bytes: Uint8Array, at: number, length: number): string {
  if (isReadable(bytes, at, length)) return decodeText(bytes, at, length);
  return wideTextOf(bytes, at, length) ?? `hex:${hex(bytes, at, length)}`;
}
