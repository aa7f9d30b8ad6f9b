import type { ReactNode } from 'react';
import { UserPlus } from 'lucide-react';
import type { ListedPerson } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { SavedState } from '../app/SavedState.tsx';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Groups } from './Groups.tsx';
import { OwnCard } from './OwnCard.tsx';
import { PersonCard } from './PersonCard.tsx';
import { GivenUpEntries, MissingEntries } from './ReceiptDialog.tsx';
import { SentBundles } from './SentBundles.tsx';
import '../settings/settings.css';
import './people.css';

/** Those with whom one exchanges bundles: their cards, their keys, and what this vault makes of them. */
export function PeopleScreen(): ReactNode {
  const { open } = useWorkspace();
  const people = useQuery(
    'people',
    () => call('people.list', {}),
    (event) => event.type === 'changed',
  );
  const missing = useQuery(
    'missing entries',
    () => call('people.missing', {}),
    (event) => event.type === 'changed',
  );
  const all = people.value ?? [];
  const waiting = all.filter(({ state }) => state === 'unknown');
  const others = all.filter(({ state }) => state !== 'unknown');
  return (
    <main className="screen">
      <header className="screen-head">
        <h1>People</h1>
        <Button look="quiet" icon={UserPlus} onClick={() => open({ name: 'add-card', file: null })}>
          Take in a card
        </Button>
        <span className="spacer" />
        <SavedState />
      </header>
      <div className="screen-body">
        <div className="settings">
          <FailureNotice failure={people.failure} />
          <MissingEntries missing={missing.value?.missing ?? []} />
          <GivenUpEntries givenUp={missing.value?.givenUp ?? []} />
          {waiting.length > 0 && (
            <section aria-labelledby="people-waiting">
              <h2 id="people-waiting">Waiting for you</h2>
              <Cards people={waiting} among={all} />
            </section>
          )}
          <OwnCard />
          <section aria-labelledby="people-known">
            <h2 id="people-known">Colleagues</h2>
            {people.value !== null && others.length === 0 && (
              <p className="quiet">
                Nobody yet. Take in the card of whoever sends you bundles; drop the file anywhere, or paste
                it.
              </p>
            )}
            <Cards people={others} among={all} />
          </section>
          {others.length > 0 && <Groups people={others} />}
          <SentBundles />
        </div>
      </div>
    </main>
  );
}

interface CardsProps {
  readonly people: readonly ListedPerson[];
  readonly among: readonly ListedPerson[];
}

function Cards({ people, among }: CardsProps): ReactNode {
  return people.map((person) => (
    <PersonCard
      key={person.key}
      person={person}
      replaces={among.find(({ key }) => key === person.renews)?.name ?? null}
    />
  ));
}
