import './hexbox.css';
import type { ReactNode } from 'react';
import type { HexView } from '../../main/contract/session.ts';
import type { Opened } from '../../main/contract/shell.ts';
import { subjectLabel } from '../../main/text/index.ts';
import { useText } from '../text/text-context.tsx';
import type { Words } from '../text/words.ts';
import { Chip } from './chip.tsx';
import { HexSource } from './hex-source.tsx';
import { hexRows, hexRuns, type HexCell, type HexRow, type HexRun } from './hex-rows.ts';
import { penOf } from './pen.ts';

const halves = [0, 8] as const;
const digits = [...'0123456789abcdef'];

interface Props {
  readonly view: HexView;
  /** To name the values that are marked. */
  readonly opened: Opened;
}

/** The proof itself: bytes from the frame's own offset, as Wireshark counts, values marked and masked. */
export function Hexbox({ view, opened }: Props): ReactNode {
  const text = useText();
  const { t, number } = text;
  const marked = hexRuns(view).map((run) => ({ ...run, name: nameOf(run.valueId, opened, text) }));
  const frame = number(view.frame);
  const seen = opened.assessment.findings
    .find((finding) => finding.id === view.findingId)
    ?.evidence.find((each) => each.frame === view.frame);
  return (
    <div className="hexbox">
      <div className="hexbox__head">
        <span>
          <b>{t('hex.title', { frame })}</b>
        </span>
        {seen && <HexSource evidence={seen} />}
        {view.cut && <span className="quiet">{t('hex.cut')}</span>}
      </div>
      {/* It scrolls sideways where there is little room, so the keyboard must be able to reach it.
          oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="hex" tabIndex={0} role="group" aria-label={regionLabel(view, marked, text)}>
        <div className="hex__row hex__row--head" aria-hidden="true">
          <span>{t('hex.offset')}</span>
          {halves.map((half) => (
            <span className="hex__b" key={half}>
              {digits.slice(half, half + 8).map((digit) => (
                <i key={digit}>{digit}</i>
              ))}
            </span>
          ))}
          <span />
          <span>{t('hex.text')}</span>
        </div>
        {hexRows(view).map((row) => (
          <Row key={row.offset} row={row} payloadAt={view.payloadAt} />
        ))}
      </div>
      <HexKey view={view} marked={marked} />
    </div>
  );
}

function Row({ row, payloadAt }: { readonly row: HexRow; readonly payloadAt: number }): ReactNode {
  return (
    <div className="hex__row">
      <span className="hex__off">{row.offset.toString(16).padStart(4, '0')}</span>
      {halves.map((half) => (
        <span className="hex__b" key={half}>
          {row.cells.slice(half, half + 8).map((cell, column) => (
            <i key={half + column} className={classOf(cell, payloadAt, false)}>
              {cell?.hex ?? ''}
            </i>
          ))}
        </span>
      ))}
      <span className="hex__gap" />
      <span className="hex__t">
        {row.cells.map((cell, column) => (
          <i key={row.offset + column} className={classOf(cell, payloadAt, true, column === 7)}>
            {cell?.text ?? ' '}
          </i>
        ))}
      </span>
    </div>
  );
}

function classOf(cell: HexCell | null, payloadAt: number, isText: boolean, endsHalf = false): string | undefined {
  const names: string[] = [];
  if (cell?.valueId) names.push(`pen${penOf(cell.valueId)}`);
  else if (cell && (cell.at < payloadAt || (isText && cell.text === '·'))) names.push('dim');
  if (endsHalf) names.push('h8');
  return names.length > 0 ? names.join(' ') : undefined;
}

type Marked = HexRun & { readonly name: string };

function nameOf(valueId: string, opened: Opened, text: Words): string {
  const finding = opened.assessment.findings.find((each) => each.subject?.valueId === valueId);
  return finding ? subjectLabel(finding, text) : valueId;
}

/** What the eye sees at once, for those who hear it. */
function regionLabel(view: HexView, marked: readonly Marked[], { t, number }: Words): string {
  const values = marked.map((run) =>
    t('hex.region-value', { name: run.name, valueId: run.valueId, length: run.length, offset: number(run.at) }),
  );
  return t('hex.region', {
    frame: number(view.frame),
    from: number(view.from),
    to: number(view.from + view.cells.length - 1),
    values: values.join(' '),
  }).trim();
}

interface KeyProps {
  readonly view: HexView;
  readonly marked: readonly Marked[];
}

function HexKey({ view, marked }: KeyProps): ReactNode {
  const { t, number } = useText();
  const masked = view.cells.some((cell) => cell.hex === '••');
  const headers = view.payloadAt > view.from;
  return (
    <p className="hex__key">
      {marked.map((run) => (
        <span key={run.at}>
          <Chip valueId={run.valueId} />
          {t('hex.value', { valueId: run.name, offset: number(run.at) })}
        </span>
      ))}
      {masked && (
        <span className="quiet">
          <b className="mono">••</b> {t('hex.not-shown')}
        </span>
      )}
      {headers && <span className="quiet">{t('hex.headers')}</span>}
    </p>
  );
}
