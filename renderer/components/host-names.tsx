import './host-names.css';
import type { ReactNode } from 'react';

/** Names of hosts and addresses: labels with dots between, the last of them no plain decimal such as "0.5". */
const HOST = /((?:[a-z0-9_-]+\.){2,}[a-z0-9_-]+|[a-z0-9_-]+\.[a-z][a-z0-9-]+|(?:[0-9a-f]{1,4}:){2,}[0-9a-f:.]*)/giu;

/** Words in which host names stay left to right, also in a page that is mirrored, and break after their dots only. */
export function HostNames({ children }: { readonly children: string }): ReactNode {
  return children.split(HOST).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence have no name but their place
      <bdi dir="ltr" className="host" key={index}>
        {part.split(/(?<=[.:])/u).map((label, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <span key={place}>{label}</span>
        ))}
      </bdi>
    ),
  );
}
