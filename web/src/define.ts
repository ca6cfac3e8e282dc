/** Registers every element under its own tag. The only module here whose import has an effect. */
import '@awesome.me/webawesome/dist/components/split-panel/split-panel.js';
import * as elements from './elements.ts';

// In any order: what one of them renders is rendered when all are known.
for (const element of Object.values(elements)) element.define();
