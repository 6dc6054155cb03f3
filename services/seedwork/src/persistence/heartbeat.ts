/** What tells of the driver's looks at its servers: a client of MongoDB. */
export interface Heart {
  on(event: 'serverHeartbeatSucceeded' | 'serverHeartbeatFailed', listener: () => void): unknown;
}

/** Of this many parts of the silence none may bring a beat: a process that stood still for long saw only one. */
const PARTS = 5;

/** Calls `onSilence` once, when no look at a server ended, well or badly, for `silenceMs`. Returns how to stop listening. */
export function onSilence(heart: Heart, silenceMs: number, onSilence: () => void): () => void {
  let silentParts = 0;
  const beat = () => {
    silentParts = 0;
  };
  const timer = setInterval(() => {
    silentParts += 1;
    if (silentParts < PARTS) return;
    clearInterval(timer);
    onSilence();
  }, silenceMs / PARTS);
  heart.on('serverHeartbeatSucceeded', beat);
  heart.on('serverHeartbeatFailed', beat);
  return () => {
    clearInterval(timer);
  };
}
