/** `MP_verify_x.txt=x,other.txt=y` → what a file of this name says, or null: a name that was not set is no file. */
export function verificationFile(setting: string | undefined, name: string): string | null {
  if (!/^[\w-]{1,64}\.txt$/.test(name)) return null;
  for (const pair of (setting ?? '').split(',')) {
    const [file, content] = pair.trim().split('=', 2);
    if (file === name && content !== undefined && /^[\w-]{1,128}$/.test(content)) return content;
  }
  return null;
}
