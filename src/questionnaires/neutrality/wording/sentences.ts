/** Texts cut into sentences, each with its closing mark, because what leans is a sentence, not a page. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？!?\n])|(?<=\.)(?=\s)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
