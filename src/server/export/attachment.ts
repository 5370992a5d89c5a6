/** How a browser is told to save a file under a name in any script (RFC 6266, RFC 5987). */
export function attachment(fileName: string): string {
  const safe = fileName.replaceAll(unfitForFileNames, '_').trim();
  const plain = safe.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["%\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(safe)}`;
}

/** What Windows or a header would choke on, and lone surrogates, which no encoding can carry. */
const unfitForFileNames = /[\p{Cc}\p{Cs}<>:"/\\|?*]/gu;

function percentEncoded(text: string): string {
  const rest = /['()*!]/g;
  return encodeURIComponent(text).replaceAll(rest, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
