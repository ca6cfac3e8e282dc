import type { Sendings } from './send-store.ts';
import type { Workbench } from './workbench-store.ts';

/** What can be set beside the PDU itself. */
export type WorkbenchSettings = Partial<
  Pick<Workbench, 'version' | 'breakage' | 'marked'> & Pick<Sendings, 'to' | 'times' | 'gapMs'>
>;

/** What can be done with templates. */
export type TemplateRequest =
  | { readonly act: 'save' | 'open' | 'remove'; readonly name: string }
  | { readonly act: 'export' }
  | { readonly act: 'import'; readonly text: string };
