import { LitElement } from 'lit';
import type { SmppEventName, SmppEvents } from '../events.ts';
import { languageOf, onLanguageAttributes } from './element-language.ts';
import { inLanguage, loadLanguage, onLanguages } from './language.ts';

/** What all elements have in common. */
export class SmppElement extends LitElement {
  /** The tag that {@link define} registers, and that templates use. */
  static readonly tag: string = '';

  #spoken = '';
  readonly #leave: (() => void)[] = [];

  /** Registers the element, once. */
  // biome-ignore-start lint/complexity/noThisInStatic: every class registers itself, and is the one that is called on
  static define(tag: string = this.tag, registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) registry.define(tag, this as unknown as CustomElementConstructor);
  }
  // biome-ignore-end lint/complexity/noThisInStatic: as above

  override connectedCallback(): void {
    super.connectedCallback();
    this.relearnLanguage();
    this.#leave.push(
      onLanguageAttributes(this, () => this.relearnLanguage()),
      onLanguages(() => this.requestUpdate()),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave.splice(0)) leave();
  }

  /** Whatever is rendered speaks the language of this element: see `msg`. */
  protected override performUpdate(): void {
    inLanguage(this.#spoken, () => super.performUpdate());
  }

  /** Tells what a person has done. */
  protected emit<Name extends SmppEventName>(
    name: Name,
    ...[detail]: SmppEvents[Name] extends undefined ? [] : [detail: SmppEvents[Name]]
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** The language that this element speaks: the one around it. */
  protected get language(): string {
    return languageOf(this);
  }

  /** Takes up its language, should that be another one now. */
  protected relearnLanguage(): void {
    const { language } = this;
    if (language === this.#spoken) return;
    this.#spoken = language;
    void loadLanguage(language);
    this.requestUpdate();
  }
}
