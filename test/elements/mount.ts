import '@smpp-web/console/define';
import type { SmppEventName, SmppEvents } from '@smpp-web/console';
import axe from 'axe-core';
import { onTestFinished } from 'vitest';

/** Puts an element into the page with these properties, until the test is over. */
export async function mount<E extends HTMLElement = HTMLElement>(tag: string, properties: object = {}): Promise<E> {
  const element = Object.assign(document.createElement(tag), properties) as unknown as E;
  element.style.cssText ||= 'width: 900px; height: 500px';
  document.body.append(element);
  onTestFinished(() => element.remove());
  await rendered(element);
  return element;
}

/** Waits until an element, and what is inside it, has rendered. */
export async function rendered(element: Element): Promise<void> {
  await (element as unknown as { updateComplete?: Promise<unknown> }).updateComplete;
  const inner = element.shadowRoot ? [...element.shadowRoot.querySelectorAll('*')] : [];
  for (const each of inner) if (each.shadowRoot) await rendered(each);
}

/** Everything with this selector in an element, shadow roots included. */
export function all<E extends HTMLElement = HTMLElement>(root: Element | ShadowRoot, selector: string): E[] {
  const scope = root instanceof Element ? (root.shadowRoot ?? root) : root;
  const nested = [...scope.querySelectorAll('*')].filter((each) => each.shadowRoot);
  return [...scope.querySelectorAll<E>(selector), ...nested.flatMap((each) => all<E>(each, selector))];
}

/** The first of {@link all}. Throws where there is none. */
export function one<E extends HTMLElement = HTMLElement>(root: Element, selector: string): E {
  const [first] = all<E>(root, selector);
  if (!first) throw new Error(`no ${selector} in ${root.localName}`);
  return first;
}

/** What an element shows as text, shadow roots included. */
export function textOf(element: Element): string {
  return all(element, '*')
    .flatMap((each) => [...each.childNodes])
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent?.trim())
    .filter(Boolean)
    .join(' ');
}

/** The events of one name that an element has given. */
export function eventsOf<Name extends SmppEventName>(element: HTMLElement, name: Name): SmppEvents[Name][] {
  const details: SmppEvents[Name][] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<SmppEvents[Name]>).detail));
  return details;
}

export function press(element: Element, key: string, init: KeyboardEventInit = {}): void {
  element.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

/** Types into a field as a person does: the value, then the event. */
export function type(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** What the accessibility checker finds: one line for each rule that is broken. */
export async function violationsOf(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    // These two judge whole pages, and what is mounted here is a part of one.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
  );
}
