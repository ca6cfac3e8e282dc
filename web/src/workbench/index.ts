/** The workbench: its elements, its stores, and the PDU as form, JSON and hex. Importing this registers nothing. */
export { SmppBreakPanel } from './break-panel.ts';
export { type Breakage, type Broken, breakFrame, type Fracture, NOTHING_BROKEN } from './breakage.ts';
export { type Composed, type ComposeOptions, compose, type Problems } from './compose.ts';
export {
  blankDraft,
  type Draft,
  type DraftItem,
  type DraftTlv,
  type DraftValue,
  draftOf,
  turnedInto,
} from './draft.ts';
export { withValue } from './draft-edit.ts';
export type { Answer, Exchange } from './exchange.ts';
export { type Face, type Faces, facesOf, facesOfFrame, isStale, withDraft, withHex, withJson } from './faces.ts';
export { type EditableField, SmppFieldEditor } from './field-editor.ts';
export { octetsOfFragment } from './fragment.ts';
export { SmppFrameView } from './frame-view.ts';
export { fromJson, type TextProblem, toJson } from './json.ts';
export { SmppListEditor } from './list-editor.ts';
export { SmppOctetsEditor } from './octets-editor.ts';
export { SmppPduForm } from './pdu-form.ts';
export { type PickerOption, SmppPicker } from './picker.ts';
export { SmppSendPanel } from './send-panel.ts';
export { type Sendings, SendStore } from './send-store.ts';
export { SmppSentList } from './sent-list.ts';
export { fragmentOf } from './share.ts';
export { SmppSourceEditor } from './source-editor.ts';
export { SmppTemplateMenu } from './template-menu.ts';
export { type Template, TemplateStore, templatesAsJson } from './template-store.ts';
export { SmppTimeEditor } from './time-editor.ts';
export { SmppTlvList } from './tlv-list.ts';
export { type Filling, fillDraft, fillOctets, fillText, VARIABLES } from './variables.ts';
export { view } from './view.ts';
export { SmppWorkbench } from './workbench.ts';
export { type Workbench, WorkbenchStore } from './workbench-store.ts';
