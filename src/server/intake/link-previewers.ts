/**
 * Programs that fetch an address nobody scanned: messengers that draw a preview, search engines, monitors. WeChat's own
 * browser (`MicroMessenger`) is a person, and so are the phones called Cubot.
 */
const marks = [
  /(?<!cu)bot\b/i,
  /crawler|spider|slurp|fetcher|preview|monitoring|uptime|validator|HeadlessChrome/i,
  /facebookexternalhit|WhatsApp|LarkUrl|Lighthouse|PhantomJS|Mediapartners|GoogleOther|Google-(?:Read-Aloud|InspectionTool)|ia_archiver|YunGuanCe/i,
  /^(?:curl|wget|python|Go-http-client|okhttp|axios|node|undici|Java|Apache-HttpClient|libwww-perl|Dalvik)\b/i,
];

/** A scan comes from a browser; no agent at all, or one of these, is not counted. It may still read and answer. */
export function isLinkPreviewer(userAgent: string | null): boolean {
  return userAgent === null || userAgent.trim() === '' || marks.some((mark) => mark.test(userAgent));
}
