import { processCalls } from '../ipc/contract.ts';
import { serve } from '../ipc/rpc.ts';
import { inTurn } from './answered-meanwhile.ts';
import { processHandlers } from './handlers.ts';
import { parentPort } from './parent-port.ts';
import { SessionHolder } from './session.ts';

// An error's text may name what is in a case: whatever is not answered ends the process and is told to nobody.
process.on('uncaughtException', () => process.exit(70));
process.on('unhandledRejection', () => process.exit(70));

const session = new SessionHolder((event) => tell(event));
const parent = parentPort(() => void session.end().finally(() => process.exit(0)));
const tell = serve(parent, processCalls, inTurn(processHandlers(session), session));
