import { createContext, useContext, useEffectEvent, useId, useLayoutEffect } from 'react';
import { bareKeys, keyOf, type BareKeyAct, type ChosenKeys } from '../../ipc/bare-keys.ts';
import { createStore } from './store.ts';

/** Something that a person can do from where they are, by key or by its name in the palette. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: 'Everywhere' | 'Docket' | 'Case';
  readonly chord?: string;
  readonly run: () => void;
}

/** The commands of what is shown now, by the component that offers them. */
export const offeredCommands = createStore<ReadonlyMap<string, readonly Command[]>>(new Map());

/** Whether what is inside offers its commands: of two parts that have the same ones only one does. */
export const CommandsHere = createContext(true);

/** Offers commands for as long as the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  const here = useContext(CommandsHere);
  const runById = useEffectEvent((id: string) => commands.find((command) => command.id === id)?.run());
  const signature = commands.map(({ id, label, chord }) => `${id}|${label}|${chord ?? ''}`).join('\n');
  const offer = useEffectEvent(() =>
    commands.map((command) => ({ ...command, run: () => runById(command.id) })),
  );
  // Before anything is seen of it: a key that comes with the first picture counts.
  useLayoutEffect(() => {
    if (!here) return;
    offeredCommands.set((before) => new Map(before).set(owner, offer()));
    return () =>
      offeredCommands.set((before) => {
        const after = new Map(before);
        after.delete(owner);
        return after;
      });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- offered anew when what is offered changed
  }, [owner, here, signature]);
}

/** With the bare keys that the reviewer chose. */
export function commandsNow(chosen: ChosenKeys): readonly Command[] {
  return [...offeredCommands.get().values()]
    .flat()
    .map((command) =>
      isBareKeyAct(command.id) ? { ...command, chord: keyOf(command.id, chosen) } : command,
    );
}

/** An act of a case that a bare character sets off, but for what it does. */
export function bareCommand(id: BareKeyAct): Omit<Command, 'run'> {
  const { label, key } = bareKeys[id];
  return { id, label, group: 'Case', chord: key };
}

function isBareKeyAct(id: string): id is BareKeyAct {
  return Object.hasOwn(bareKeys, id);
}
