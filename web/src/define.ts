/** Registers every element under its own tag. The only module here whose import has an effect. */
import '@awesome.me/webawesome/dist/components/split-panel/split-panel.js';
import {
  SmppComposer,
  SmppConnectionBar,
  SmppConsole,
  SmppConversation,
  SmppConversationList,
  SmppDecodeDialog,
  SmppFailureNotice,
  SmppFieldDetail,
  SmppFieldTree,
  SmppHexView,
  SmppInspector,
  SmppLinkLayers,
  SmppMessageBubble,
  SmppSegmentMeter,
  SmppSimulatorPanel,
  SmppThemeSwitch,
  SmppTimeline,
} from './index.ts';

/** The whole comes last: what it is made of is there when it is upgraded. */
const ELEMENTS = [
  SmppComposer,
  SmppConnectionBar,
  SmppConversation,
  SmppConversationList,
  SmppDecodeDialog,
  SmppFailureNotice,
  SmppFieldDetail,
  SmppFieldTree,
  SmppHexView,
  SmppInspector,
  SmppLinkLayers,
  SmppMessageBubble,
  SmppSegmentMeter,
  SmppSimulatorPanel,
  SmppThemeSwitch,
  SmppTimeline,
  SmppConsole,
];

for (const element of ELEMENTS) element.define();
