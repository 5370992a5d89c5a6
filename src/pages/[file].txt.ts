/** Files by which WeChat sees that an address is its owner's: names and contents as the operator set them, and no other file. */
import { LINLI_WECHAT_FILES } from 'astro:env/server';
import type { APIRoute } from 'astro';
import { verificationFile } from '../server/start/verification-files.ts';

export const GET: APIRoute = ({ params }) => {
  const content = verificationFile(LINLI_WECHAT_FILES, `${params.file ?? ''}.txt`);
  if (content === null) return new Response(null, { status: 404 });
  return new Response(content, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
