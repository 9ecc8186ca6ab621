import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import { WireSample, type WireKind } from './wire.tsx';

const order = ['readable', 'encrypted', 'visible', 'law'] as const;

/** What the lines of the drawing mean; only those that are in it. */
export function PathKey({ wires }: { readonly wires: readonly (WireKind | null)[] }): ReactNode {
  const { t } = useText();
  const there = new Set(wires.map((wire) => (wire === 'open' ? 'law' : wire)));
  return (
    <p className="path__key">
      {order
        .filter((kind) => there.has(kind))
        .map((kind) => (
          <span key={kind}>
            <WireSample kind={kind} />
            {t(`path.legend.${kind}`)}
          </span>
        ))}
    </p>
  );
}
