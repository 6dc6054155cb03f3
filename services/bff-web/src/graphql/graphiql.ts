import type { Middleware } from 'koa';

// the page is one document with inline scripts and workers from blobs, and talks to its own origin alone
const pagePolicy = "default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; frame-ancestors 'none'";

/** The GraphiQL page, from this process alone. Its 9 MB are loaded when somebody first asks for it. */
export function graphiql(endpoint: string): Middleware {
  let page: Promise<string> | undefined;
  return async (ctx) => {
    page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
      renderGraphiQL({ title: 'PropAlpes', endpoint }),
    );
    ctx.set('content-security-policy', pagePolicy);
    ctx.type = 'html';
    ctx.body = await page;
  };
}
