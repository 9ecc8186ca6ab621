import { useEffect, type ReactNode } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { AppPage } from './app/app-page.tsx';
import { FindingPage } from './finding/finding-page.tsx';
import { useHashPath } from './hash-path.ts';
import { HomePage } from './home/home-page.tsx';
import { LivePage } from './live/live-page.tsx';
import { places } from './places.ts';
import { ReportPage } from './report/report-page.tsx';
import { ResultsPage } from './results/results-page.tsx';
import { SessionGate } from './session/session-gate.tsx';
import type { Store } from './store/store.ts';
import { StoreProvider } from './store/store-context.tsx';
import { TextProvider } from './text/text-context.tsx';
import type { Words } from './text/words.ts';

interface Props {
  readonly store: Store;
  readonly text: Words;
}

export function Root({ store, text }: Props): ReactNode {
  return (
    <TextProvider text={text}>
      <StoreProvider store={store}>
        {/* oxlint-disable-next-line react/hooks -- wouter is given its hook this way */}
        <Router hook={useHashPath} hrefs={useHashPath.hrefs}>
          <Pages store={store} />
        </Router>
      </StoreProvider>
    </TextProvider>
  );
}

function Pages({ store }: { readonly store: Store }): ReactNode {
  const [path] = useLocation();
  return (
    <>
      <Leaving key={path} store={store} />
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/live/:session">{({ session }) => <LivePage key={session} sessionId={session} />}</Route>
        <Route path="/results/:session">
          {({ session }) => (
            <SessionGate key={path} sessionId={session}>
              {(opened) => <ResultsPage opened={opened} />}
            </SessionGate>
          )}
        </Route>
        <Route path="/results/:session/app/:app">
          {({ session, app }) => (
            <SessionGate key={path} sessionId={session}>
              {(opened) => <AppPage opened={opened} appId={app} />}
            </SessionGate>
          )}
        </Route>
        <Route path="/results/:session/finding/:finding">
          {({ session, finding }) => (
            <SessionGate key={path} sessionId={session}>
              {(opened) => <FindingPage opened={opened} findingId={finding} />}
            </SessionGate>
          )}
        </Route>
        <Route path="/report/:session">
          {({ session }) => (
            <SessionGate key={path} sessionId={session}>
              {(opened) => <ReportPage opened={opened} />}
            </SessionGate>
          )}
        </Route>
        <Route>
          <Redirect to={places.home} replace />
        </Route>
      </Switch>
    </>
  );
}

/** What went wrong on one page is no news on the next. */
function Leaving({ store }: { readonly store: Store }): ReactNode {
  useEffect(() => () => store.forgetProblem(), [store]);
  return null;
}
