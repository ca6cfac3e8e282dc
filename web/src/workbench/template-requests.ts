import { save } from '../common/save.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { withoutSecret } from './draft.ts';
import { fromJson, toJson } from './json.ts';
import type { TemplateRequest } from './requests.ts';
import { TemplateStore, templatesAsJson } from './template-store.ts';
import { WorkbenchStore } from './workbench-store.ts';

/** Does what people ask for with templates, and says what came of it. */
export function answerTemplate(model: ConsoleModel, request: TemplateRequest): void {
  const { toasts } = model;
  const store = model.part(TemplateStore);
  switch (request.act) {
    case 'save': {
      const { draft, version, flaw } = model.part(WorkbenchStore).get();
      if (flaw) {
        toasts.show({ text: 'Not saved. {problem}', values: { problem: flaw }, tone: 'bad' });
        return;
      }
      store.save({ name: request.name, version, pdu: JSON.parse(toJson(withoutSecret(draft))) });
      toasts.show({ text: 'Saved as “{name}”.', values: { name: request.name }, tone: 'good' });
      return;
    }
    case 'open':
      return open(model, request.name);
    case 'remove': {
      const template = store.remove(request.name);
      if (!template) return;
      toasts.show({ text: '“{name}” was removed.', values: { name: template.name }, undo: () => store.save(template) });
      return;
    }
    case 'export':
      return save('smpp-templates.json', 'application/json', templatesAsJson(store.get()));
    case 'import': {
      const count = store.import(request.text);
      if (typeof count === 'string')
        toasts.show({ text: 'Nothing was imported. {problem}', values: { problem: count }, tone: 'bad' });
      else toasts.show({ text: 'Templates imported: {count}.', values: { count }, tone: 'good' });
    }
  }
}

function open(model: ConsoleModel, name: string): void {
  const template = model
    .part(TemplateStore)
    .get()
    .find((each) => each.name === name);
  const draft = template && fromJson(JSON.stringify(template.pdu));
  if (template && draft && !('message' in draft)) model.part(WorkbenchStore).take(draft, template.version);
}
