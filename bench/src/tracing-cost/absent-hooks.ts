import type { ResolveHook } from 'node:module';

const hooked = /\/tracing\/(publish-span|process-span|causes|database-span)\.js$/;

/** Puts nothing in the place of what begins spans on the path of a consumer. */
export const resolve: ResolveHook = (specifier, context, next) =>
  next(hooked.test(specifier) ? new URL('./absent.js', import.meta.url).href : specifier, context);
