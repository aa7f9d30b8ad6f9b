import { app } from 'electron';

/** Turns off, before Chromium starts, what could reach the network or leave traces on disk. */
export function setChromiumSwitches(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  commandLine.appendSwitch('disable-features', 'NetworkTimeServiceQuerying,OptimizationHints,MediaRouter');
  for (const name of OFF) commandLine.appendSwitch(name);
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
