import { LitElement } from 'lit';
import type { SmppEventName, SmppEvents } from '../events.ts';

/** What all elements have in common. */
export class SmppElement extends LitElement {
  /** The tag that {@link define} registers, and that templates use. */
  static readonly tag: string = '';

  /** Registers the element, once. */
  // biome-ignore-start lint/complexity/noThisInStatic: every class registers itself, and is the one that is called on
  static define(tag: string = this.tag, registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) registry.define(tag, this as unknown as CustomElementConstructor);
  }
  // biome-ignore-end lint/complexity/noThisInStatic: as above

  /** Tells what a person has done. */
  protected emit<Name extends SmppEventName>(
    name: Name,
    ...[detail]: SmppEvents[Name] extends undefined ? [] : [detail: SmppEvents[Name]]
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
