import { languageFor, languagesKnown } from './language.ts';

/** The next element outwards, out of shadow roots, too. */
function outwards(node: Node): Node | null {
  const parent = node instanceof Element ? (node.assignedSlot ?? node.parentNode) : node.parentNode;
  return parent ?? (node instanceof ShadowRoot ? node.host : null);
}

/** The value of an attribute at an element or the nearest one around it that has it. */
function inherited(element: Element, attribute: 'lang' | 'dir'): string | undefined {
  for (let node: Node | null = element; node; node = outwards(node)) {
    const value = node instanceof Element ? node.getAttribute(attribute) : undefined;
    if (value) return value;
  }
  return undefined;
}

/** The language that an element is to speak: its own `lang`, else that of what is around it. */
export function languageOf(element: Element): string {
  return languageFor(inherited(element, 'lang') ?? '');
}

/** The direction that a part in this language has at this place: as `dir` says, else as the language is written. */
export function directionAt(element: Element, language: string): 'ltr' | 'rtl' {
  const told = inherited(element, 'dir');
  return told === 'rtl' || told === 'ltr' ? told : (languagesKnown().get(language)?.dir ?? 'ltr');
}

const listeners = new Set<() => void>();
const watched = new WeakSet<Node>();
let observer: MutationObserver | undefined;

/** Calls the listener when `lang` or `dir` changes at or around an element; returns how to stop. */
export function onLanguageAttributes(element: Element, listener: () => void): () => void {
  // One observer for all. A document or shadow root is watched once, and let go with the page or its host.
  observer ??= new MutationObserver(() => {
    for (const each of [...listeners]) each();
  });
  for (let root = element.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    if (!watched.has(root)) {
      watched.add(root);
      observer.observe(root, { attributes: true, attributeFilter: ['lang', 'dir'], subtree: true });
    }
    if (!(root instanceof ShadowRoot)) break;
  }
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
