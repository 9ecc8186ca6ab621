import type { ReactNode } from 'react';
import type { ReportView } from '../../main/text/view.ts';
import { useText } from '../text/text-context.tsx';

const GROUP = 8; // hex digits: short enough to compare by eye

/** The fingerprints of the files that the report rests on. */
export function Hashes({ hashes }: { readonly hashes: ReportView['hashes'] }): ReactNode {
  const { t } = useText();
  return (
    <>
      <h2 id="hashes">{t('report.hashes-title')}</h2>
      <p className="rep__note">{t('report.hashes-note')}</p>
      <table className="rep__hash" aria-labelledby="hashes">
        <thead>
          <tr>
            <th scope="col">{t('report.hash-file')}</th>
            <th scope="col">{t('report.hash-sha256')}</th>
          </tr>
        </thead>
        <tbody>
          {hashes.map((hash) => (
            <tr key={hash.name}>
              <th scope="row">{hash.name}</th>
              <td>
                <code>{(hash.sha256.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? []).join(' ')}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
