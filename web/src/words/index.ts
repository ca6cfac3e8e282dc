/** Frames, values and numbers in words, for those who build elements of their own. */

export { commandName } from './command-name.ts';
export { clockTime, duration, hex32, octets, plural, shortTime } from './format.ts';
export { type FrameWords, wordsOf } from './frame-words.ts';
export { readHex } from './hex.ts';
export { messageProgress, type Progress, partProgress, stateWord } from './message-words.ts';
export { valueInWords } from './span-words.ts';
