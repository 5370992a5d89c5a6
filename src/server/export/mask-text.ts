/**
 * Takes out of a text what could name or reach somebody. Here are the plain cases, mail addresses and numbers long enough to be a
 * telephone or an identity; whoever knows more about masking is called from here alone.
 */
export function maskText(text: string): string {
  return text.replaceAll(mailAddress, '***').replaceAll(longNumber, '***');
}

const mailAddress = /[\w.+-]+\s*[@＠]\s*[\w-]+(?:\s*[.．]\s*[\w-]+)+/g;
/** Seven digits or more, full-width ones and an X at the end included, however they are grouped. */
const longNumber = /(?<![0-9０-９])(?:[0-9０-９][\s.\-—－·]{0,2}){6,}[0-9０-９XxＸｘ]/g;
