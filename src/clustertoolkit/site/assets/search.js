// Ranked search as the command does it (query/search.py, query/wanted.py), over an index that is read in parts.
"use strict";
(() => {
  const { fold, element, index: start } = self.toolkit;
  const size = start.of.length, loaded = new Map();
  const policy = self.trustedTypes ? trustedTypes.createPolicy("toolkit", { createScriptURL: (url) => url }) : { createScriptURL: (url) => url };
  const load = (name) => {
    if (!loaded.has(name)) loaded.set(name, new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = policy.createScriptURL(start.files[name]);
      script.onload = () => resolve(self.toolkit[name]);
      script.onerror = () => resolve(null);
      document.head.append(script);
    }));
    return loaded.get(name);
  };
  const beginnings = Object.keys(start.files).filter((name) => name.startsWith("w-")).map((name) => name.slice(2));
  const part = async (word) => {
    const key = beginnings.filter((one) => word.startsWith(one)).sort((a, b) => b.length - a.length)[0];
    return (key !== undefined && (await load(`w-${key}`))) || {};
  };
  const entry = async (key) => { const held = await part(key); return Object.hasOwn(held, key) ? held[key] : {}; };
  const unpacked = (packed) => {
    const found = new Map();
    for (let place = 0, number = 0; place < packed.length; place += 2) found.set(number += packed[place], packed[place + 1] / 100);
    return found;
  };

  const partsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const plain = (phrase) => {
    const last = phrase[phrase.length - 1];
    for (const [ending, by] of [["ies", "y"], ["sses", "ss"], ["ss", "ss"], ["us", "us"], ["is", "is"], ["s", ""]])
      if (last.endsWith(ending)) return [...phrase.slice(0, -1), last.slice(0, -ending.length) + by];
    return phrase;
  };
  const groups = new Map(), known = new Set(), over = new Set(start.over);
  for (const group of start.groups) for (const phrase of group) {
    const key = plain(phrase.split(" ")).join(" ");
    groups.set(key, [...(groups.get(key) || []), ...group]);
    key.split(" ").forEach((word) => known.add(word));
  }
  const longest = Math.max(2, ...[...groups.keys()].map((key) => key.split(" ").length));
  const meant = (phrase) => groups.get(plain(phrase).join(" ")) || [];
  const spelt = (phrase) => [phrase, ...start.spelt.map(([old, by]) => phrase.map((word) => word.replace(new RegExp(old, "g"), by)))];
  const apart = (phrase) => {
    if (phrase.length === 2) return [[phrase.join("")]];
    if (phrase.length > 1) return [];
    const [word] = phrase, found = [];
    for (let place = start.shortest; place < Math.min(word.length, 40) - 1; place++) found.push([word.slice(0, place), word.slice(place)]);
    return found;
  };
  const ways = (phrase) => {
    const said = new Map(), add = (own, weight) => { const key = own.join(" "); if (!said.has(key)) said.set(key, weight); };
    for (const own of [phrase, ...apart(phrase)]) spelt(own).forEach((one) => add(one, 1));
    for (const other of [...meant(phrase), ...meant([phrase.join("")])]) {
      const words = other.split(" ");
      for (const own of [words, ...apart(words)]) spelt(own).forEach((one) => add(one, start.meant));
    }
    return [...said].map(([key, weight]) => ({ key, weight }));
  };
  // The stem of a word by M. F. Porter's rules ("An algorithm for suffix stripping", 1980), as SQLite has them.
  const isVowel = (word, at) => "aeiou".includes(word[at]) || (word[at] === "y" && at > 0 && !isVowel(word, at - 1));
  const shape = (word) => [...word].map((_, at) => (isVowel(word, at) ? "v" : "c")).join("");
  const measure = (word) => (shape(word).match(/vc/g) || []).length;
  const isShort = (word) => /cvc$/.test(shape(word)) && !/[wxy]$/.test(word);
  const pairs = (text) => text.split(" ").map((pair) => pair.split(">"));
  const second = pairs("ational>ate tional>tion enci>ence anci>ance izer>ize logi>log bli>ble alli>al entli>ent eli>e ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble");
  const third = pairs("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>");
  const fourth = pairs("al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> sion>s tion>t ou> ism> ate> iti> ous> ive> ize>");
  const replaced = (word, endings, least) => {
    const found = endings.filter(([ending]) => word.endsWith(ending)).sort(([one], [other]) => other.length - one.length)[0];
    if (!found) return word;
    const rest = word.slice(0, -found[0].length) + found[1];
    return measure(word.slice(0, -found[0].length) + (found[1].length === 1 && least > 1 ? found[1] : "")) >= least ? rest : word;
  };
  const stemOf = (word) => {
    if (word.length < 3 || word.length > 64) return word;
    let stem = word.replace(/sses$/, "ss").replace(/(.)ies$/, "$1i").replace(/([^s])s$/, "$1");
    const past = /^(.*)(ed|ing)$/.exec(stem);
    if (stem.endsWith("eed")) { if (measure(stem.slice(0, -3)) > 0) stem = stem.slice(0, -1); }
    else if (past && shape(past[1]).includes("v")) {
      stem = past[1];
      if (/(at|bl|iz)$/.test(stem)) stem += "e";
      else if (/([^aeiou])\1$/.test(stem) && !/[lsz]$/.test(stem)) stem = stem.slice(0, -1);
      else if (measure(stem) === 1 && isShort(stem)) stem += "e";
    }
    if (stem.endsWith("y") && shape(stem.slice(0, -1)).includes("v")) stem = `${stem.slice(0, -1)}i`;
    stem = replaced(replaced(replaced(stem, second, 1), third, 1), fourth, 2);
    if (stem.endsWith("e")) {
      const rest = stem.slice(0, -1), count = measure(rest);
      if (count > 1 || (count === 1 && !isShort(rest))) stem = rest;
    }
    return measure(stem.slice(0, -1)) > 1 && stem.endsWith("ll") ? stem.slice(0, -1) : stem;
  };

  const said = async (key) => {
    if (key.includes(" ")) { const { p } = await entry(key); return p ? unpacked(p) : new Map(); }
    const { s } = await entry(stemOf(key));
    return s ? unpacked(s) : new Map();
  };
  const opened = async (word) => {
    const found = new Map(), beginning = stemOf(word);
    if (word.length < start.shortest) return found;
    for (const key of beginnings.filter((one) => one.startsWith(beginning) || beginning.startsWith(one)))
      for (const [other, { s }] of Object.entries((await load(`w-${key}`)) || {}))
        if (s && other.startsWith(beginning)) for (const [number, fit] of unpacked(s)) found.set(number, Math.max(found.get(number) || 0, fit));
    return found;
  };

  // How alike two words are: twice what they have in common in order, by their lengths together.
  const common = (one, other) => {
    let best = 0, at = 0, to = 0, row = [];
    for (let i = 0; i < one.length; i++) {
      const next = [];
      for (let j = 0; j < other.length; j++) if (one[i] === other[j]) {
        next[j] = (row[j - 1] || 0) + 1;
        if (next[j] > best) { best = next[j]; at = i - best + 1; to = j - best + 1; }
      }
      row = next;
    }
    return best && best + common(one.slice(0, at), other.slice(0, to)) + common(one.slice(at + best), other.slice(to + best));
  };
  const nearest = async (word) => {
    let best = "", most = [start.near, 0];
    if (word.length < 4) return best;
    for (const key of beginnings.filter((one) => one[0] === word[0])) for (const [other, held] of Object.entries((await load(`w-${key}`)) || {})) {
      if (!held.w || Math.abs(other.length - word.length) > 2) continue;
      const alike = (2 * common(other, word)) / (other.length + word.length);
      if (alike > most[0] || (alike === most[0] && held.w >= most[1])) { best = other; most = [alike, held.w]; }
    }
    return best;
  };
  const isSaid = async (parts) => {
    if (plain(parts).every((word) => known.has(word))) return true;
    for (const { key } of ways(parts)) if ((await said(key)).size) return true;
    return (await opened(parts.at(-1))).size > 0 && parts.length === 1;
  };

  const asked = async (text) => {
    const words = text.split(/\s+/).map((word) => [word, partsOf(word)]).filter(([, parts]) => parts.length);
    const telling = words.filter(([, parts]) => !parts.every((one) => over.has(one)));
    const typed = [], instead = [];
    for (const [word, parts] of telling.length ? telling : words) {
      let own = parts;
      if (!(await isSaid(parts))) own = await Promise.all(parts.map(async (one) => (await isSaid([one])) ? one : (await nearest(one)) || one));
      if (own.join(" ") !== parts.join(" ")) instead.push([word, own.join(" ")]);
      typed.push([word, own]);
    }
    const things = [];
    for (let place = 0; place < typed.length;) for (let length = Math.min(typed.length - place, longest); length > 0; length--) {
      const run = typed.slice(place, place + length), phrase = run.flatMap(([, parts]) => parts);
      if (length > 1 && !meant(phrase).length && !(length === 2 && meant([phrase.join("")]).length)) continue;
      const fits = new Map(), put = (found, weight) => { for (const [number, fit] of found) fits.set(number, Math.max(fits.get(number) || 0, weight * fit)); };
      for (const { key, weight } of ways(phrase)) put(await said(key), weight);
      if (phrase.length === 1) put(await opened(phrase[0]), start.opens);
      if (length === 1) for (const first of [place - 1, place]) {
        const pair = first >= 0 ? typed.slice(first, first + 2) : [];
        if (pair.length === 2) put(await said(pair.flatMap(([, parts]) => parts).join("")), 1);
      }
      things.push({ typed: run.map(([word]) => word).join(" "), fits });
      place += length;
      break;
    }
    return { things, instead };
  };

  // The numbers of the entries that fit, the best first, and how far the question was relaxed.
  const search = async (text) => {
    const { things, instead } = await asked(text);
    const scores = new Map(), held = new Map(), holds = new Map();
    let total = 0;
    for (const { fits } of things.filter((thing) => thing.fits.size)) {
      const weight = Math.log(1 + (size - fits.size + 0.5) / (fits.size + 0.5));
      total += weight;
      for (const [number, fit] of fits) {
        scores.set(number, (scores.get(number) || 0) + weight * fit);
        held.set(number, (held.get(number) || 0) + weight);
        holds.set(number, (holds.get(number) || 0) + 1);
      }
    }
    const kind = (number) => start.of.charCodeAt(number) - 97;
    const called = new Set((await entry(partsOf(text).join(" "))).n || []);
    const ranked = [...scores.keys()].filter((number) => held.get(number) >= start.least * total)
      .map((number) => ({ number, score: (scores.get(number) * held.get(number)) / total * start.weights[kind(number)], named: called.has(number) && start.main[kind(number)] }))
      .sort((one, other) => other.named - one.named || other.score - one.score || one.number - other.number);
    return { ranked, things, instead, whole: ranked.filter(({ number }) => holds.get(number) === things.length).length, kind };
  };
  const titled = async (number) => ((await load(`e-${Math.floor(number / start.together)}`)) || [])[number % start.together];
  self.toolkit.search = search;
  self.toolkit.titled = titled;

  const told = document.getElementById("told"), hits = document.getElementById("hits"), field = document.getElementById("q");
  const SHOWN = 20;
  let turn = 0;
  const show = async (text, most = SHOWN) => {
    const mine = ++turn;
    const found = text.trim() ? await search(text) : null;
    const chosen = found ? found.ranked.slice(0, most) : [];
    const entries = await Promise.all(chosen.map(({ number }) => titled(number)));
    if (mine !== turn) return;
    told.replaceChildren();
    hits.replaceChildren(...chosen.map(({ number }, place) => {
      const item = element("li"), line = element("p", "", { class: "hit" });
      line.append(element("a", entries[place][0], { href: entries[place][1] }));
      const what = element("p", `${start.kinds[found.kind(number)]} `, { class: "kind" });
      what.append(element("code", entries[place][2]));
      item.append(line, what);
      return item;
    }));
    if (!found) { told.append(element("p", "Type one word or several.")); return; }
    const { ranked, things, instead, whole } = found;
    for (const [word, other] of instead) told.append(element("p", `Searched for '${other}' instead of '${word}'.`));
    for (const { typed } of things.filter((thing) => !thing.fits.size)) told.append(element("p", `Nothing says '${typed}'.`));
    told.append(element("p", ranked.length ? `${ranked.length} found${things.length > 1 && whole < ranked.length ? `, ${whole || "none"} of them with all words` : ""}.` : "Nothing was found."));
    if (!ranked.length) told.lastChild.append(" Look by ", element("a", "country", { href: "countries.html" }), ", or filter the ", element("a", "examples", { href: "examples.html" }), ".");
    if (ranked.length > most) {
      const more = element("button", "Show all", { type: "button", class: "plain" });
      more.addEventListener("click", () => show(text, Infinity));
      told.append(more);
    }
  };
  field.value = new URLSearchParams(location.search).get("q") || "";
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
      show(field.value);
    }, 150);
  });
  document.getElementById("search").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); show(field.value); });
  show(field.value);
})();
