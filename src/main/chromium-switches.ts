import { app } from 'electron';
import type { Runtime } from './runtime.ts';

/**
 * Turns off, before Chromium starts, what could reach the network or leave traces on disk. On the demonstration runtime the
 * GPU process too: on a busy machine it did not answer in every third start, and the window never came.
 */
export function setChromiumSwitches({ demonstration }: Pick<Runtime, 'demonstration'>): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  commandLine.appendSwitch('disable-features', 'NetworkTimeServiceQuerying,OptimizationHints,MediaRouter');
  for (const name of OFF) commandLine.appendSwitch(name);
  if (demonstration) commandLine.appendSwitch('disable-gpu');
}

const OFF = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-gpu-shader-disk-cache',
  'disable-http-cache',
  'disable-quic',
  'disable-sync',
  'no-pings',
] as const;
