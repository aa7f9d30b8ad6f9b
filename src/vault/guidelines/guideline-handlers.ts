import type { Handlers } from '../../ipc/call.ts';
import type { VaultContract } from '../../ipc/contract.ts';
import type { Vault } from '../vault.ts';
import {
  adoptProfile,
  chooseProfiles,
  compareProfile,
  listProfiles,
  resetProfile,
  showProfile,
} from './guideline-store.ts';

type GuidelineCall = Extract<keyof VaultContract, `guidelines.${string}`>;

/** The calls about guidelines. A change of them changes what every case shows. */
export function guidelineHandlers(vault: () => Vault): Pick<Handlers<VaultContract>, GuidelineCall> {
  const changed = <T>(result: T): T => {
    vault().emit({ type: 'changed', case: null });
    return result;
  };
  return {
    'guidelines.list': () => listProfiles(vault().db),
    'guidelines.show': ({ profile }) => showProfile(vault().db, profile),
    'guidelines.compare': ({ text }) => compareProfile(vault().db, text),
    'guidelines.adopt': ({ text }) => changed(adoptProfile(vault().db, text)),
    'guidelines.reset': ({ profile }) => changed(resetProfile(vault().db, profile)),
    'guidelines.choose': ({ profiles }) => changed(chooseProfiles(vault().db, profiles)),
  };
}
