import { html } from 'lit';
import { save } from '../common/save.ts';
import { bindToSimulator } from '../shell/first-steps.ts';
import type { View } from '../shell/view.ts';
import { SmppSimulatorAccounts } from './accounts.ts';
import { SmppSimulatorBehaviour } from './behaviour.ts';
import { SmppBothEnds } from './both-ends-view.ts';
import { SmppSimulatorCentre } from './centre.ts';
import { ControlStore } from './control-store.ts';
import { SmppSimulatorFaults } from './faults.ts';
import { SmppSimulatorMailbox } from './mailbox.ts';
import { SmppSimulatorMobiles } from './mobiles.ts';
import { SmppSimulatorRules } from './rules.ts';
import { SmppScenarioPanel } from './scenario-panel.ts';
import { SmppSimulator } from './simulator.ts';

const ELEMENTS = [
  SmppSimulatorAccounts,
  SmppSimulatorBehaviour,
  SmppBothEnds,
  SmppSimulatorCentre,
  SmppSimulatorFaults,
  SmppSimulatorMailbox,
  SmppSimulatorMobiles,
  SmppSimulatorRules,
  SmppScenarioPanel,
  SmppSimulator,
];

/** The simulated message centre: the one in this page, or one on this machine over its control channel. */
export const view: View = {
  define() {
    for (const element of ELEMENTS) element.define();
  },
  stores: (model) => [model.part(ControlStore)],
  render: (model) => html`<smpp-simulator .control=${model.part(ControlStore).get()}></smpp-simulator>`,
  answers: (model) => {
    const control = model.part(ControlStore);
    return {
      'smpp-control': (request) => control.request(request),
      'smpp-centre': (ask) => (ask.act === 'turn' ? control.turnTo(ask.place) : control.restart(ask.seed)),
      'smpp-outbind': () => {
        if (model.link.get().phase !== 'idle' && !model.sessions.add())
          return void model.toasts.show({
            text: 'There are as many sessions as there may be: close one first.',
            tone: 'bad',
          });
        return bindToSimulator(model, { outbind: true });
      },
      'smpp-scenario': (ask) => {
        if (ask.act === 'play') return control.play(ask.text);
        const { run, seed } = control.get().state ?? {};
        if (run)
          save(
            `${run.name.replace(/[^\w-]+/g, '-').slice(0, 40)}.json`,
            'application/json',
            JSON.stringify({ seed, ...run }, undefined, 2),
          );
        return undefined;
      },
    };
  },
};
