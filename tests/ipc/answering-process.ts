import { serve } from '../../src/ipc/rpc.ts';
import { testCalls, testHandlers } from './answered-calls.ts';

// Forked by rpc.test.ts: answers the test calls over the channel to its parent.
const emit = serve(
  {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
  },
  testCalls,
  testHandlers(
    (event) => emit(event),
    () => process.kill(process.pid, 'SIGKILL'),
  ),
);
