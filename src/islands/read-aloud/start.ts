/** Reads the article aloud and marks the sentence that is spoken; offered only where the device has a voice for its language. */
import { markedSentences, type Sentence } from './marked-sentences.ts';

const bar = document.querySelector<HTMLElement>('[data-read-aloud]');
const article = document.querySelector('[data-aloud]');
if (bar !== null && article !== null && 'speechSynthesis' in window) offer(bar, article);

function offer(place: HTMLElement, text: Element): void {
  const ready = () => {
    const voice = voiceFor(document.documentElement.lang);
    if (voice === null || !place.hidden) return;
    place.hidden = false;
    listen(place, text, voice);
  };
  ready();
  // Many browsers know their voices a moment later. Old WebViews cannot listen for it other than so.
  speechSynthesis.onvoiceschanged = ready;
}

/** Of the device itself, so that what is read goes nowhere; of the same place if it can be had. */
function voiceFor(language: string): SpeechSynthesisVoice | null {
  const own = speechSynthesis.getVoices().filter(({ localService }) => localService);
  const tag = (voice: SpeechSynthesisVoice) => voice.lang.replace('_', '-').toLowerCase();
  const wanted = language.toLowerCase();
  const near = own.filter((voice) => tag(voice).split('-')[0] === wanted.split('-')[0]);
  return near.find((voice) => tag(voice) === wanted) ?? near[0] ?? null;
}

function listen(place: HTMLElement, text: Element, voice: SpeechSynthesisVoice): void {
  const [toggle, again] = Array.from(place.querySelectorAll('button'));
  let sentences: Sentence[] | null = null;
  let now = 0;
  let isSpeaking = false;

  const show = () => {
    if (toggle) toggle.textContent = (isSpeaking ? toggle.dataset['stop'] : toggle.dataset['start']) ?? '';
    if (again) again.hidden = now === 0 && !isSpeaking;
  };
  const mark = (isSpoken: boolean) =>
    sentences?.[now]?.parts.forEach((part) => part.classList.toggle('spoken', isSpoken));
  const stop = () => {
    isSpeaking = false;
    speechSynthesis.cancel();
    mark(false);
    show();
  };
  const speak = () => {
    sentences ??= markedSentences(text);
    const sentence = sentences[now];
    if (sentence === undefined) {
      now = 0;
      stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    Object.assign(utterance, { voice, lang: voice.lang, rate: 0.9 });
    utterance.onend = () => {
      if (!isSpeaking) return;
      mark(false);
      now += 1;
      speak();
    };
    utterance.onerror = () => isSpeaking && stop();
    mark(true);
    sentence.parts[0]?.scrollIntoView({ block: 'nearest' });
    speechSynthesis.speak(utterance);
  };
  const start = () => {
    isSpeaking = true;
    show();
    speak();
  };
  toggle?.addEventListener('click', () => (isSpeaking ? stop() : start()));
  again?.addEventListener('click', () => {
    stop();
    now = 0;
    start();
  });
  window.addEventListener('pagehide', stop);
}
