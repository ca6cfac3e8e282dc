import type { BulkMapping, RowState } from '../engine/bulk-state.ts';
import type { Contact } from './book-db.ts';
import type { BulkForm } from './bulk-store.ts';

/** What people ask of the bulk view. */
export type BulkRequest =
  /** Make a job of this file. */
  | { readonly act: 'file'; readonly file: File }
  /** Make a job of these contacts. */
  | { readonly act: 'contacts'; readonly contacts: readonly Contact[] }
  | { readonly act: 'map'; readonly mapping: Partial<BulkMapping> }
  | { readonly act: 'edit'; readonly change: Partial<BulkForm> }
  | { readonly act: 'start' | 'pause' | 'resume' | 'stop' | 'discard' | 'again' | 'again-unknown' }
  /** Look at rows of this kind, from this one on. */
  | { readonly act: 'show'; readonly show: RowState | 'all'; readonly offset: number }
  | { readonly act: 'export'; readonly as: 'results' | 'dry' }
  | { readonly act: 'turn'; readonly side: 'send' | 'book' };

/** What people ask of the address book. */
export type BookRequest =
  | { readonly act: 'put'; readonly contact: Omit<Contact, 'id'> & { readonly id?: number } }
  | { readonly act: 'delete'; readonly ids: readonly number[] }
  | { readonly act: 'import'; readonly file: File }
  | { readonly act: 'export' }
  | { readonly act: 'find'; readonly text: string };
