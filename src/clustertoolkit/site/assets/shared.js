// What the scripts of the pages share: words as they are compared, and elements.
"use strict";
(() => {
  const special = { ł: "l", đ: "d", ø: "o", ß: "ss", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };
  self.toolkit.fold = (text) => text.toLowerCase().replace(/[łđøßæœıþð]/g, (one) => special[one]).normalize("NFKD").replace(/\p{M}/gu, "");
  self.toolkit.element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
})();
