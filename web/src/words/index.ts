/** Frames, values and numbers in words, for those who build elements of their own. */
export { clockTime, duration, hex32, octets, plural, shortTime } from './format.ts';
export { commandName, type FrameWords, wordsOf } from './frame-words.ts';
export { readHex } from './hex.ts';
export { messageProgress, type Progress, partProgress, stateWord } from './message-words.ts';
export { valueInWords } from './span-words.ts';
