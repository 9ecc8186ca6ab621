import './path.css';
import type { ReactNode } from 'react';
import type { Access, Observer } from '../../main/contract/words.ts';
import type { PathView } from '../../main/text/view.ts';
import { useText } from '../text/text-context.tsx';
import { accessMarks } from './access.ts';
import { Icon, type IconName } from './icon.tsx';
import { PathKey } from './path-key.tsx';
import { Wire, type WireKind } from './wire.tsx';

type Lane = PathView['lanes'][number];

const stopIcons = {
  phone: 'phone',
  'same-network': 'wifi',
  provider: 'provider',
  'state-on-path': 'border',
  operator: 'server',
  'operators-government': 'gov',
} satisfies Record<'phone' | Observer, IconName>;

/** The drawing from the phone to the operator's government, one lane for each kind of data. A list to a screen reader, a
 *  drawing where there is room, a vertical line below. */
export function Path({ path, withKey = true }: { readonly path: PathView; readonly withKey?: boolean }): ReactNode {
  const { t } = useText();
  const wires = path.lanes.map((lane) => path.stops.map((_, index) => wireAfter(path, lane, index)));
  // The grid must know how many lanes there are. Set through the object model, which the strict policy allows.
  const tellLanes = (list: HTMLOListElement | null): void =>
    list?.style.setProperty('--lanes', String(path.lanes.length));
  return (
    <>
      <ol className="path" ref={tellLanes}>
        <li className="path__heads" aria-hidden="true">
          <div />
          {path.lanes.map((lane) => (
            <div className="path__title" key={lane.name}>
              {lane.name}
            </div>
          ))}
        </li>
        {path.stops.map((stop, index) => (
          <li className="path__stop" key={stop.id}>
            <div className="path__top">
              <div className="path__icon">
                <Icon name={stopIcons[stop.id]} />
              </div>
              <p className="path__name">
                {stop.name}
                {stop.note && <small>{stop.note}</small>}
              </p>
            </div>
            {path.lanes.map((lane, laneIndex) => (
              <LaneStop
                key={lane.name}
                lane={lane}
                stop={stop.id}
                wire={wires[laneIndex]?.[index] ?? null}
                none={t('shared.none')}
              />
            ))}
          </li>
        ))}
      </ol>
      {withKey && <PathKey wires={wires.flat()} />}
    </>
  );
}

interface LaneStopProps {
  readonly lane: Lane;
  readonly stop: 'phone' | Observer;
  readonly wire: WireKind | null;
  readonly none: string;
}

function LaneStop({ lane, stop, wire, none }: LaneStopProps): ReactNode {
  const cell = lane.cells.find((each) => each.observer === stop);
  const mark = stop === 'phone' ? { icon: 'dot' as const, look: 'from' } : accessMarks[cell?.access ?? 'cannot-tell'];
  return (
    <div className={`lane lane--${mark.look}`}>
      {wire && <Wire kind={wire} />}
      <span className="lane__mark">
        <Icon name={mark.icon} />
      </span>
      <span>
        <span className="lane__what">{lane.name}: </span>
        <span className="lane__word">{stop === 'phone' ? lane.start : (cell?.word ?? none)}</span>
      </span>
    </div>
  );
}

/** How the data goes on from a stop. On the way it is what the packets show; past the operator it is what the law, or
 *  nobody, knows. */
function wireAfter(path: PathView, lane: Lane, index: number): WireKind | null {
  const here = path.stops[index];
  const next = path.stops[index + 1];
  if (!here || !next) return null;
  if (here.id !== 'operator') return lane.kind;
  return accessTo(lane, next.id) === 'can-be-required' ? 'law' : 'open';
}

function accessTo(lane: Lane, stop: 'phone' | Observer): Access | undefined {
  return lane.cells.find((cell) => cell.observer === stop)?.access;
}
