// The walk in a page: forms go to the engine in a worker, its pages come back. No rule of the walk is here.
"use strict";
(() => {
  const { engine, pieces, addresses, beginning } = toolkit.walk;
  const part = (name) => document.getElementById(name);
  const shown = part("walk-page"), state = part("walk-state"), title = part("title"), over = part("walk-over");
  const lead = document.querySelector("main > .key"), site = document.title.split(" - ").pop();
  const trusted = self.trustedTypes
    ? trustedTypes.createPolicy("walk", { createHTML: (text) => text, createScriptURL: (text) => text })
    : { createHTML: (text) => text, createScriptURL: (text) => text };
  const disk = location.protocol === "file:" || !engine.served;
  const inside = "https://walk.invalid/walk/";  // never asked for: links of the walk are read against it
  const START = "first/index.html";
  const COMING = state.textContent;
  const waiting = new Map();
  let worker, count = 0, unsaved = false, busy = false, isReady = false, place = START;

  const ask = (name, ...given) => new Promise((resolve, reject) => {
    waiting.set(++count, { resolve, reject });
    worker.postMessage({ id: count, name, given });
  });

  // From a disk nothing can be fetched: the pieces are scripts that hand themselves over.
  const handed = {};
  toolkit.piece = (name, text) => handed[name](text);
  const script = (name, address) => new Promise((resolve, reject) => {
    handed[name] = resolve;
    const tag = document.createElement("script");
    tag.src = trusted.createScriptURL(address);
    tag.onerror = () => reject(new Error(`${address} is missing`));
    document.head.append(tag);
  });
  const bytes = (text) => (Uint8Array.fromBase64 // far faster, where a browser has it
    ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));

  async function start() {
    let source = engine.served;
    if (disk) {
      source = URL.createObjectURL(new Blob([await script("engine.js", engine.disk)], { type: "text/javascript" }));
    }
    worker = new Worker(trusted.createScriptURL(source));
    worker.onmessage = ({ data }) => {
      const { resolve, reject } = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) reject(new Error(data.error)); else resolve(data.result);
    };
    worker.onerror = ({ message }) => waiting.forEach(({ reject }) => reject(new Error(message)));
    const found = {};
    await Promise.all(Object.entries(pieces).map(async ([name, one]) => {
      found[name] = disk ? { packed: bytes(await script(name, one.disk)) } : { url: new URL(one.served, location.href).href };
    }));
    const now = new Date(), two = (number) => String(number).padStart(2, "0");
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    await ask("boot", { pieces: found, addresses: JSON.stringify(addresses), day });
    isReady = true;
  }

  // What people see before they have typed anything was made with the site; all else waits for the engine.
  const asked = async (...given) => { await ready; return ask(...given); };
  const page = async (...given) => JSON.parse(await asked(...given));
  const show = async (where) => (isReady || mine || !beginning[where] ? page("show", where) : beginning[where]);

  // Links to pages of the walk become steps of this one, those to documents are made when they are followed.
  function dress() {
    for (const link of shown.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (href.startsWith("#")) continue;
      const to = new URL(href, inside + place);
      if (!to.href.startsWith(new URL(inside).origin)) continue;
      const way = to.pathname.replace(/^\/walk\//, "");
      if (way === to.pathname) link.href = way.slice(1);
      else if (way.startsWith("take/")) link.dataset.take = way.slice(5);
      else link.href = `#${way}${to.search}${to.hash}`;
    }
  }

  function draw(drawn, isNew) {
    place = drawn.place;
    if (isNew) history.pushState(null, "", `#${place}`);
    for (const [element, words] of [[title, drawn.title], [over, drawn.over], [lead, drawn.lead]]) {
      element.textContent = words;
      element.hidden = !words;
    }
    part("walk-open").parentElement.hidden = !place.endsWith(START.slice(5));
    document.title = `${drawn.head} - ${site}`;
    const holder = document.createElement("template");
    holder.innerHTML = trusted.createHTML(drawn.body);
    shown.replaceChildren(holder.content);
    dress();
    const at = location.hash.split("#")[2], question = at && part(at);
    const first = shown.querySelector(".errors") || question || title;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    if (first === question) first.scrollIntoView(); else scrollTo(0, 0);
  }

  async function turn(task) {
    if (busy) return;
    busy = true;
    shown.setAttribute("aria-busy", "true");
    try {
      state.textContent = (await task()) || (isReady ? "" : COMING);
    } catch (error) {
      state.textContent = `That did not work: ${error.message}. What you typed is still here.`;
    }
    busy = false;
    shown.removeAttribute("aria-busy");
  }

  const wanted = () => (/^#(first|full)\//.test(location.hash) ? location.hash.slice(1) : START);
  addEventListener("hashchange", () => turn(async () => draw(await show(wanted()))));
  shown.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = JSON.stringify([...new FormData(event.target, event.submitter)]);
    turn(async () => {
      if (!isReady) state.textContent = "Your answers are taken as soon as the walk is ready.";
      draw(await page("give", place, fields), true);
      unsaved = true;
      return keep();
    });
  });
  shown.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    const href = link.getAttribute("href"), name = link.dataset.take;
    if (name) {
      event.preventDefault();
      turn(() => take(name));
    } else if (href.startsWith("#") && !href.includes("/")) {
      event.preventDefault();
      const target = part(href.slice(1));
      if (target) { target.scrollIntoView(); target.focus(); }
    }
  });
  async function take(name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([await asked("take", name)]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    if (name === "plan.yaml") unsaved = false;
  }
  part("walk-open").addEventListener("change", ({ target }) => turn(async () => {
    const [file] = target.files;
    const drawn = await page("open", file.name, new Uint8Array(await file.arrayBuffer()));
    target.value = "";
    draw(drawn, true);
    return keep();
  }));

  // The plan stays in this browser where somebody asks for it; not from a disk, where all files share one store.
  const box = part("walk-kept"), store = `clustertoolkit plan of ${location.pathname}`;
  const kept = () => { try { return disk ? null : localStorage.getItem(store); } catch { return null; } };
  let mine = kept();  // what this window found or left there
  box.checked = Boolean(mine);
  part("walk-keep").hidden = disk;
  async function keep() {
    if (!box.checked) return "";
    try {
      if (kept() !== mine) throw new Error("another window has changed what is kept");
      const plan = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await asked("take", "plan.yaml"));
      localStorage.setItem(store, plan);
      mine = plan;
      unsaved = false;
      return "";
    } catch (error) {
      box.checked = false;
      return `The plan of this window is not kept: ${error.message}. Take it along before you leave.`;
    }
  }
  box.addEventListener("change", () => turn(async () => {
    if (box.checked) { mine = kept(); return keep(); }
    localStorage.removeItem(store);
    mine = null;
    unsaved = true;
    return "This browser keeps no plan any more. Take it along before you leave.";
  }));
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  part("walk").hidden = false;
  const ready = new Promise((resolve) => setTimeout(resolve, 20)).then(start);  // the first page is drawn before
  const others = document.querySelectorAll("main > section");  // the other ways to a plan
  const instead = (is) => others.forEach((section) => { section.hidden = is; });
  ready.then(() => { if (state.textContent === COMING) state.textContent = ""; }, ({ message }) => {
    state.textContent = `The walk cannot run in this browser: ${message}. There are other ways:`;
    instead(false);
  });
  instead(true);
  turn(async () => {
    if (!mine) return draw(await show(wanted()));
    await page("open", "plan.yaml", new TextEncoder().encode(mine));
    draw(await show(wanted()));
    return "This is the plan that this browser keeps.";
  });
})();
