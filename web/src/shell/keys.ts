/** Keys as they are written in the table of commands: `Mod+K`, `Alt+1`, `?`, `g l`. */

const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** How keys are shown: each step of a sequence as the names of its keys. */
export function keyNames(keys: string, isMac = IS_MAC): readonly (readonly string[])[] {
  const names: Readonly<Record<string, string>> = isMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '⏎' }
    : { Mod: 'Ctrl' };
  return keys
    .split(' ')
    .map((step) => splitStep(step).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key)));
}

/** Keys in one line, for titles and labels: `Ctrl+K`, `G then L`. */
export function keysInWords(keys: string, isMac = IS_MAC): string {
  return keyNames(keys, isMac)
    .map((step) => step.join(isMac ? '' : '+'))
    .join(' ');
}

/** Whether a step of a sequence is a character without Ctrl, Alt or Cmd: what WCAG 2.1.4 wants to be able to switch off. */
export function isSingleKey(keys: string): boolean {
  return keys.split(' ').every((step) => !/^(Mod|Alt|Ctrl)\+/.test(step) && step.length === 1);
}

/** The step that an event stands for, as it would be written; undefined for modifiers alone. */
export function stepOfEvent(event: KeyboardEvent, isMac = IS_MAC): string | undefined {
  const { key, code, altKey, ctrlKey, metaKey } = event;
  if (['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(key)) return undefined;
  const isMod = isMac ? metaKey : ctrlKey;
  if (isMac ? ctrlKey : metaKey) return undefined;
  // With Alt some layouts type another character: the digit is the one that is printed on the key.
  const digit = altKey ? /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] : undefined;
  const name = digit ?? (key.length === 1 && (isMod || altKey) ? key.toUpperCase() : key);
  return `${isMod ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${name}`;
}

function splitStep(step: string): string[] {
  return step === '+' ? ['+'] : step.split('+');
}
