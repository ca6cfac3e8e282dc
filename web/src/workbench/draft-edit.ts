import type { Draft, DraftItem, DraftTlv, DraftValue } from './draft.ts';

/** The draft with another value at a path: `esm_class`, `dest_address[0].dl_name`, `tlvs`, `tlvs[1].value`. */
export function withValue(draft: Draft, path: string, value: unknown): Draft {
  const [, root = '', at, member] = /^([^.[]+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(path) ?? [];
  if (root === 'tlvs') {
    if (at === undefined) return { ...draft, tlvs: value as readonly DraftTlv[] };
    const tlv = { ...draft.tlvs[Number(at)]!, value: value as DraftTlv['value'] };
    return { ...draft, tlvs: draft.tlvs.with(Number(at), tlv) };
  }
  if (root === 'trailing') {
    const isNone = value instanceof Uint8Array && value.length === 0;
    return { ...draft, trailing: isNone ? undefined : (value as Draft['trailing']) };
  }
  if (HEAD.has(root)) return { ...draft, [root]: value };
  const fieldValue =
    at === undefined ? (value as DraftValue) : itemsWith(draft.fields[root], Number(at), member!, value);
  return { ...draft, fields: { ...draft.fields, [root]: fieldValue } };
}

const HEAD: ReadonlySet<string> = new Set(['command_id', 'command_status', 'sequence_number']);

function itemsWith(items: DraftValue | undefined, index: number, member: string, value: unknown): DraftValue {
  const list = items as readonly DraftItem[];
  return list.with(index, { ...list[index]!, [member]: value as number | string });
}
