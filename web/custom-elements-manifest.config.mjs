import { readFileSync } from 'node:fs';

/** How `custom-elements.json` is made: `npm run manifest -w web`. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/engine/**', 'src/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [ourElements()],
};

/** What is ours about our elements: `static tag` names them, and `this.emit('smpp-…')` is how they tell. */
function ourElements() {
  let docs = new Map();
  return {
    name: 'smpp-elements',
    initialize: ({ ts }) => {
      docs = eventDocs(ts);
    },
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node)) return;
      const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
      const tag = node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'tag');
      if (!declaration || !tag?.initializer?.text) return;
      declaration.tagName = tag.initializer.text;
      declaration.customElement = true;
      declaration.events = eventsIn(ts, node).map((name) => ({
        name,
        type: { text: `CustomEvent<SmppEvents['${name}']>` },
        description: docs.get(name) ?? '',
      }));
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) tidy(declaration);
      }
      customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) =>
        declarations?.some(({ customElement, tagName }) => customElement && tagName),
      );
    },
  };
}

/** Names of the events that a class gives, in order. */
function eventsIn(ts, node) {
  const names = new Set();
  const visit = (inner) => {
    if (
      ts.isCallExpression(inner) &&
      inner.expression.getText() === 'this.emit' &&
      ts.isStringLiteral(inner.arguments[0])
    )
      names.add(inner.arguments[0].text);
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return [...names].sort();
}

/** The sentences about events, from the one place where they are declared. */
function eventDocs(ts) {
  const file = new URL('src/events.ts', import.meta.url);
  const source = ts.createSourceFile('events.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const events = source.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === 'SmppEvents');
  return new Map(
    events.members.map((member) => [member.name.text, ts.getTextOfJSDocComment(member.jsDoc?.at(-1)?.comment) ?? '']),
  );
}

/** Only what a host may use, and what is its own: the base has no events, and `tag` is told as the name of the element. */
function tidy(declaration) {
  declaration.members = declaration.members?.filter(
    ({ privacy, name, static: isStatic }) =>
      !['private', 'protected'].includes(privacy) && !name.startsWith('#') && !isStatic,
  );
  declaration.attributes = declaration.attributes?.filter(({ fieldName }) =>
    declaration.members.some(({ name }) => name === fieldName),
  );
  declaration.events = declaration.events?.filter(({ inheritedFrom }) => !inheritedFrom);
}
