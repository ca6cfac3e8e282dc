import type { LoadForm } from './load-form.ts';

/** What people ask of the load view. */
export type LoadRequest =
  | { readonly act: 'edit'; readonly change: Partial<LoadForm> }
  /** Take the rows of this file. */
  | { readonly act: 'file'; readonly file: File }
  | { readonly act: 'start' | 'pause' | 'resume' | 'stop' }
  /** Change what is in force; a rate of undefined is no limit. */
  | { readonly act: 'change'; readonly rate?: number | undefined; readonly windowSize?: number }
  | { readonly act: 'export'; readonly as: 'html' | 'json' };
