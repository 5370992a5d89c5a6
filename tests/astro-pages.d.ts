/** Pages as tests of the server render them. */
declare module '*.astro' {
  import type { experimental_AstroContainer as Container } from 'astro/container';

  const page: Parameters<Container['renderToResponse']>[0];
  export default page;
}
