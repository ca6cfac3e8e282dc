/**
 * Characters that a drawing cannot hold, or that would change how what stands beside them is read: controls, those that
 * turn the direction, and halves of pairs.
 */
const UNFIT = /[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** A text that is safe in one line of a drawing. */
export function lineText(text: string): string {
  return text.replace(UNFIT, '\ufffd');
}

/** Characters of scripts that are drawn twice as wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Widths of a character as parts of the size of the type: a line is not measured, as it may be drawn anywhere. */
const MONO_WIDTH = 0.61;
const SANS_WIDTH = 0.59;

/** As much of a text as fits, with `…` for the rest. */
export function clip(text: string, room: number, size: number, isMono = false): string {
  const unit = size * (isMono ? MONO_WIDTH : SANS_WIDTH);
  let left = room;
  let fitting = '';
  for (const character of text) {
    left -= WIDE.test(character) ? 2 * unit : unit;
    if (left < 0) return `${fitting.slice(0, -1).trimEnd()}…`;
    fitting += character;
  }
  return fitting;
}

/** How wide a text is drawn, about. */
export function widthOf(text: string, size: number, isMono = false): number {
  return [...text].length * size * (isMono ? MONO_WIDTH : SANS_WIDTH);
}
