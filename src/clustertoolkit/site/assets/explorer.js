// Filters the list of examples by the words of its address; what a filter means is told in query/select.py.
"use strict";
(() => {
  const { fold, element, list } = self.toolkit, { filters, columns } = list;
  const rows = list.ids.map((id, number) => ({ id, number, name: list.names[number], ranks: list.ranks[number], placed: list.placed[number] }));
  const textsOf = ({ number }) => list.cells[number].map((numbers) => numbers.map((one) => list.texts[one]));
  const form = document.getElementById("filters"), told = document.getElementById("told");
  const table = document.querySelector("main table"), body = table.tBodies[0];
  const byName = new Map(filters.map((filter, place) => [filter.name, { ...filter, place }]));
  const ofPlacement = filters.filter(({ of }) => of === "placement");

  const comparable = (text) => fold(text).trim().replace(/[\s_-]+/g, "-");
  const euro = (text) => {
    const found = /^(\d+(?:\.\d+)?)(k|m|bn|)$/.exec(text.toLowerCase().replace(/^eur|[€ _]|,(?=\d{3})/g, ""));
    return found ? found[1] * { "": 1, k: 1e3, m: 1e6, bn: 1e9 }[found[2]] : NaN;
  };
  const years = (text) => {
    const found = /^(\d{4})?([-–])?(\d{4})?$/.exec(text.replace(/ /g, ""));
    if (!found || !(found[1] || found[3]) || (!found[2] && found[3])) return null;
    const first = +(found[1] || 0), last = +(found[3] || (found[2] ? 9999 : found[1]));
    return first <= last ? [first, last] : null;
  };

  // An alternative is a list of values that must hold together; an unknown one is told.
  const read = (filter, text, unknown) => {
    const one = (part) => {
      let value = part;
      if (filter.form === "word") {
        value = filter.values.findIndex((word) => comparable(word) === comparable(part));
        if (value < 0) value = null;
      } else if (filter.form === "text") value = comparable(part);
      else if (filter.form === "code") value = part.toUpperCase();
      else if (filter.form === "years") value = years(part);
      else if (filter.form === "euro") value = Number.isNaN(euro(part)) ? null : euro(part);
      else if (filter.form === "day") value = /^\d{4}(-\d\d(-\d\d)?)?$/.test(part) ? part : null;
      if (value === null) unknown.push([filter.name, part]);
      return value;
    };
    const joined = !["euro", "day"].includes(filter.form);
    return (joined ? text.split(",") : [text]).filter((part) => part.trim()).map((alternative) =>
      (joined ? alternative.split("+") : [alternative]).map((part) => one(part.trim())));
  };
  const agrees = {
    word: (value, held) => held.includes(value),
    text: (value, held) => held.some((one) => comparable(one).includes(value)),
    code: (value, held) => held.some((one) => one.startsWith(value)),
    years: (value, held) => held.length > 0 && held[0] <= value[1] && held[1] >= value[0],
    day: (value, held) => held.some((one) => one < value),
  };

  const at = (filter) => ofPlacement.findIndex(({ name }) => name === filter.name);
  const placements = (row, asked) => {
    let left = row.placed.map((held, place) => ({ held, rank: row.ranks[place] })).filter(({ held }) => asked.every(([filter, alternatives]) =>
      filter.name === "recommendation" || alternatives.flat().some((value) => held[at(filter)].includes(value))));
    const joint = asked.filter(([filter, alternatives]) =>
      filter.name === "recommendation" || alternatives.some((parts) => parts.length > 1));
    for (let before = -1; joint.length && before !== left.length;) {
      before = left.length;
      for (const [filter, alternatives] of joint) {
        const there = new Set(left.flatMap(({ held }) => held[at(filter)]));
        const whole = alternatives.filter((parts) => parts.every((value) => there.has(value))).flat();
        left = left.filter(({ held }) => held[at(filter)].some((value) => whole.includes(value)));
      }
    }
    return left;
  };
  // The place of a row among those that fit, by its first placement that does; none if it does not fit.
  const place = (row, asked) => {
    const bounds = { "budget-min": 0, "budget-max": Infinity };
    let money = false;
    for (const [filter, alternatives] of asked) {
      if (filter.of === "placement") continue;
      const held = (list.held[filter.name] || [])[row.number] || [];
      if (filter.form === "euro") {
        bounds[filter.name] = Math[filter.name === "budget-min" ? "min" : "max"](...alternatives.flat());
        money = true;
      } else if (!alternatives.some((parts) => parts.every((value) => agrees[filter.form](value, held)))) return Infinity;
    }
    if (money && !list.held.budget[row.number].some((sum) => bounds["budget-min"] <= sum && sum <= bounds["budget-max"])) return Infinity;
    return Math.min(...placements(row, asked.filter(([filter]) => filter.of === "placement")).map(({ rank }) => rank));
  };

  const drawn = (row) => {
    const line = element("tr", "", { role: "row" });
    const head = element("th", "", { role: "rowheader", scope: "row", dir: "auto" });
    head.append(element("a", row.name, { href: `examples/${row.id.toLowerCase()}.html` }));
    line.append(head);
    const leading = (number) => (list.places[number] ? element("a", list.texts[number], { href: list.places[number] }) : list.texts[number]);
    list.cells[row.number].forEach((numbers, place) => {
      const cell = element("td", "", { role: "cell", dir: "auto", "data-label": columns[place + 1] });
      if (numbers.length > 1 && numbers.map((number) => list.texts[number]).join().length > 24) {
        const items = element("ul", "", { role: "list" });
        numbers.forEach((number) => { const item = element("li", ""); item.append(leading(number)); items.append(item); });
        cell.append(items);
      } else numbers.forEach((number, at) => cell.append(...(at ? [", "] : []), leading(number)));
      line.append(cell);
    });
    return line;
  };
  const quoted = (text) => (/^[\w.+-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`);
  const csv = (found) => {
    const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    const cell = (text) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
    const lines = [["Id", ...columns], ...found.map((row) => [row.id, row.name, ...textsOf(row).map((texts) => texts.join("; "))])];
    return "\ufeff" + lines.map((line) => line.map((text) => cell(safe(text))).join(",")).join("\r\n") + "\r\n";
  };

  // What the words of an address ask for: the rows that fit, what is unknown, and the command that says the same.
  const answer = (search) => {
    const unknown = [], asked = [], words = [];
    for (const name of new Set(search.keys())) {
      const filter = byName.get(name), texts = search.getAll(name).filter((text) => text.trim());
      if (!texts.length) continue;
      if (!filter) { unknown.push([name, texts.join(", ")]); continue; }
      asked.push([filter, texts.flatMap((text) => read(filter, text, unknown))]);
      texts.forEach((text) => words.push(`--${name} ${quoted(text)}`));
    }
    const found = rows.map((row) => [place(row, asked), row]).filter(([rank]) => rank < Infinity).sort(([one], [other]) => one - other).map(([, row]) => row);
    return { found, unknown, command: ["toolkit examples", ...words].join(" "), any: asked.length || unknown.length };
  };
  self.toolkit.answer = answer;

  const show = () => {
    const search = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name && search.has(field.name)) {
      const value = search.get(field.name);
      if (field.tagName === "SELECT" && ![...field.options].some((option) => option.value === value)) field.append(element("option", value, { value }));
      field.value = value;
      if (field.closest("details")) field.closest("details").open = true;
    }
    const { found, unknown, command, any } = answer(search);
    form.hidden = false;
    if (!any) return;
    body.replaceChildren(...found.map(drawn));
    table.parentElement.hidden = !found.length;
    document.querySelectorAll(".others").forEach((others) => { others.hidden = true; });
    const file = URL.createObjectURL(new Blob([csv(found)], { type: "text/csv;charset=utf-8" }));
    const number = element("p", `${found.length} of ${rows.length} examples. `);
    number.append(element("a", "As CSV", { href: file, download: "examples.csv" }));
    const same = element("p", "The same in a terminal: ");
    same.append(element("code", command));
    told.replaceChildren(number, ...unknown.map(([name, text]) =>
      element("p", byName.has(name) ? `No ${name.replace(/-/g, " ")} is named '${text}'.` : `There is no filter '${name}'; it is left out.`)), same);
  };
  form.addEventListener("submit", () => { for (const field of form.elements) field.disabled = !field.value; });
  addEventListener("pageshow", () => { for (const field of form.elements) field.disabled = false; });
  show();
})();
